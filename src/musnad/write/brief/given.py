"""The grammatical gender that a common given name implies."""

from __future__ import annotations

from musnad.write.brief.generate import Gender
from musnad.write.wordlist import listed

_WOMEN = frozenset(
    listed(
        "Agnès Alenka Aminata Anniken Aurora Annegret Arancha Baiba Bettina Catherine Chrystia "
        "Christiane Christelle Dovilė Dubravka Elina Élisabeth Elvira Ekaterina Evika Florence "
        "Gitanjali Gordana Hadja Hanke Hina Ina Ine Inese Ingrida Jadranka Jeanine Jolanta Jutta "
        "Katalin Kersti Klaudia Kolinda Lene Ludivine Lyse Magdalena Maia Maria "
        "Margarita Margarete "
        "Mariya Marija Melanie Mélanie Mirjana Mihaela Najat Najla Nadezhda Natalija Naledi Nanaia "
        "Oana Olha Pauline Penny Pilar Radmila Rasa Retno Rosa Salome Salomé Sanja "
        "Sahle-Work Sirpa "
        "Solveig Svetlana Sviatlana Tanja Tatiana Teresa Thérèse Tina Tuula Urve Valérie "
        "Viorica Vjosa Vilma Yuliia Zsuzsanna Zainab Žydrūnė Kyung-wha Yoko Yuriko Seiko Sanae "
        "Alice Amanda Amal Amina Amy Ana Andrea Angela Anita Ann Anna Anne Annalena Annie "
        "Antonia Ayesha Barbara Beata Betty Brigitte Camilla Carla Caroline Catherine "
        "Christina Christine Claire Claudia Cynthia Dana Deborah Denise Diana Dina Dorothy "
        "Elena Elisabeth Elizabeth Ella Emily Emma Erika Esther Eva Fatima Fatma Federica "
        "Fiona Florence Giorgia Gina Grace Hala Hanan Hannah Heather Helen Helena Hillary "
        "Huda Ingrid Irene Isabel Jane Janet Jennifer Jeannette Jessica Joanna Josephine "
        "Joyce Judith Julia Julie Kaja Kamala Karen Karin Karoline Katherine Katrin Kate "
        "Kathleen Kelly Kristen Kristi Laila Laura Layla Leila Linda Lina Lisa Liz Louise "
        "Lucy Magdalena Margaret Maria Marie Martha Mary Mathilde Melanie Melissa Mette "
        "Michelle Mona Monica Nabila Nadia Nancy Natalia Natalie Nicole Nikki Nina Noor Olga "
        "Patricia Paula Priti Rachel Rana Rania Rebecca Reem Rima Rosemary Ruth Sabrina "
        "Samantha Sandra Sanna Sara Sarah Shannon Sharon Sigrid Simone Sofia Sophie Stella "
        "Stephanie Susan Suzanne Sylvia Tamara Tammy Teresa Theresa Tulsi Ursula Valentina "
        "Vera Veronica Victoria Virginia Viola Wendy Yasmin Yvette Yulia Zeinab Zuzana "
    )
)
_MEN = frozenset(
    listed(
        "Aleksandar Alexis Andrej Andrius Antonis António Arvydas Asif Ayman Bilawal Boyko Bujar "
        "Dimitar Dimitrios Edgars Egils Espen Evangelos Gabrielius Gintautas Gitanas Giancarlo "
        "Hanno Hasan Hamad Henri Ignazio Ishaq Iván Jaroslav Jüri Kestutis Khaldoon Krišjānis "
        "Lazar Linas Lauri Ludovic Maksym Maciej Marcel Margus Markku Milojko Miroslav Morten "
        "Mircea Mirko Nasser Nikos Nikolay Omer Ondřej Péter Petteri Pranab Rajnath "
        "Rossen Robertas Saulius Sébastien Simeon Stephane Stéphane Sergiu Subrahmanyam "
        "Tarek Thanos Urmas Vasyl Viktoras Władysław Xavier Zbigniew Zurab Irakli Nikola Nikol "
        "Ararat Jeyhun Ilham Kassym-Jomart Shavkat Sadyr Gurbanguly Serdar Emomali Alassane Cyril "
        "Bola Paul Félix Moussa Macky Bassirou Abiy Isaias Yoweri William Salva Hichem "
        "Kais Abdelmadjid Abdulla Abdulhamid Mohamad Nawaf Sabah Haitham Tamim Hamdan Mansour "
        "Bandar Turki Adel Sameh Ayatollah Masoud Abbas Hossein Rustam Umar Ishaq Shehbaz Anwar "
        "Prabowo Joko Ferdinand Enrique Gilberto Bongbong Anthony Winston Christopher "
        "Sanjaya Gotabaya Ranil Kishore Volkan Yaşar Mevlüt Bekir Süleyman Hulusi Ruslan "
        "Dmytro Andriy Serhii Ihor Yevhen Valerii Oleksandr Kyrylo Arsen Bohdan Taras Yuriy "
        "Taro Yoshimasa Minoru Nobuo Itsunori Yasukazu Toshimitsu Shinzo Yoshihide "
        "Jong-sup Won-sik Tae-yul Hyun-jong "
        "Abdallah Abdel Abdul Abdullah Adam Ahmad Ahmed Alan Albert Alexander Alejandro Ali "
        "Alberto Andrew Andrii Andrzej Anthony Antonio Antony Antti Arthur Badr Benjamin Ben "
        "Bernard Bill Bob Boris Brad Brian Bruno Carl Carlos Charles Charlie Christian "
        "Christopher Christophe Claude Colin Craig Dan Daniel David Davis Dennis Denys Dmitry "
        "Dmytro Donald Douglas Dominic Edward Emmanuel Eric Erik Ernesto Faisal Ferdinand "
        "Filip Francis Francisco Francois François Frank Frederick Fumio Gabriel Gavin "
        "Geoffrey George Gerald Gerhard Giorgio Giovanni Gordon Graham Grant Greg Gregory "
        "Guido Gustavo Hakan Hassan Harry Henry Howard Hugh Hussein Hossein Ian Ibrahim Igor "
        "Ivan Jack Jacob Jake Jakub James Jan Jason Javier Jean Jeff Jeffrey Jens Jeremy Jim "
        "Joe Joel Johann John Johannes Jonas Jonathan Jorge Jose José Josep Joseph Juan "
        "Julian Justin Karl Keith Keir Kenneth Kevin Khaled Khalid Kyriakos Kristian Larry "
        "Lars Lech Leonard Lloyd Louis Luc Luca Lucas Luis Luigi Luke Mahmoud Manuel Marc "
        "Marcin Marco Marcos Marcus Mario Mark Markus Martin Mateusz Matthew Maximilian "
        "Micheál Michael Mike Miguel Mohamed Mohammad Mohammed Muhammad Mustafa Mykhailo "
        "Narendra Nathan Nicholas Nicolas Nigel Nikolai Oleg Oleksandr Oleksii Olaf Oliver "
        "Omar Oscar Osama Pablo Patrick Paul Pavel Pedro Pete Peter Petr Philip Philippe "
        "Pierre Piotr Radek Radosław Rafael Ralph Ray Raymond Richard Robert Rodrigo Roger "
        "Roland Roman Ronald Rudolf Rustem Ryan Salah Salman Sam Samuel Scott Sean Sebastian "
        "Serge Sergei Sergey Sergio Shigeru Simon Stefan Stephen Steve Steven Stuart Takeshi "
        "Tamim Tariq Ted Terry Thierry Thomas Tim Timothy Tobias Tom Tomas Tomáš Tony Troels "
        "Ulf Vadym Valdis Viktor Victor Vincent Vladimir Volodymyr Walter Wayne William "
        "Wolfgang Xavier Yair Yoav Yoon Yousef Youssef Yusuf "
    )
)


def gender_of(given_name: str) -> Gender | None:
    """``m`` or ``f`` when the name leaves no doubt, else None."""
    if given_name in _WOMEN:
        return "f"
    if given_name in _MEN:
        return "m"
    return None
