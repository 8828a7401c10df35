"""The desk as a browser meets it at the door: forms filled in and sent with what they carry."""

from __future__ import annotations

import html
import re
import shutil
from contextlib import contextmanager
from dataclasses import replace

from starlette.testclient import TestClient

from musnad import wiring
from musnad.desk.app import make
from musnad.flow import login, people
from tests.flow.entrance import GOOD, Quick, empty

SETTINGS = """\
[newsroom]
name_ar = "غرفة التجربة"
name_en = "Trial newsroom"
zone = "Asia/Beirut"

[[sources]]
id = "us-defense"
name_ar = "وزارة الدفاع الأميركية"
name_en = "U.S. Department of Defense"
feed = "http://127.0.0.1:9/feed.xml"
"""

HERE = "http://127.0.0.1:8790"


class Browser(TestClient):
    """A client that says whence its forms come, as browsers do; keeps the page it saw last."""

    def __init__(self, office, origin=HERE, **options):
        headers = {"Origin": origin} if origin else {}
        super().__init__(
            make(office), base_url=HERE, follow_redirects=False, headers=headers, **options
        )

    def follow(self, answer):
        """Where an answer leads."""
        while answer.status_code in (302, 303):
            answer = self.get(answer.headers["location"])
        return answer

    def submit(self, page, action, **typed):
        """The form of a page that goes to an address, with what it carries hidden and what is typed."""
        return self.post(action, data=hidden(page, action) | typed)

    def wear(self, secret):
        """Have this cookie and no other."""
        self.cookies.clear()
        self.cookies.set("musnad", secret)

    def log_in(self, name="huda", password=GOOD, **typed):
        return self.post("/login", data={"login": name, "password": password, **typed})


def hidden(page, action):
    """What the form carries by itself: hidden inputs and hidden texts, by name."""
    forms = re.findall(r"<form.*?</form>", page.text, re.DOTALL)
    found = next((one for one in forms if f'action="{action}"' in one), "")
    assert found, f"no form goes to {action}"
    inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', found)
    texts = re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', found, re.DOTALL)
    told = {}
    for name, value in [*inputs, *texts]:
        told.setdefault(html.unescape(name), []).append(html.unescape(value))
    return {name: values[0] if len(values) == 1 else values for name, values in told.items()}


@contextmanager
def opened(folder):
    """The office of a newsroom with nothing in it, with a hasher that takes no time."""
    shutil.copytree(empty(), folder, dirs_exist_ok=True)
    (folder / "musnad.toml").write_text(SETTINGS, encoding="utf-8")
    with wiring.office(folder) as office:
        yield quick(office)


def quick(office, **settings):
    """The office with a hasher that takes no time, and with settings of the desk."""
    before = office.settings

    def present():
        now = before()
        parts = {
            name: getattr(now, name).model_copy(update=told) for name, told in settings.items()
        }
        return now.model_copy(update=parts)

    return replace(office, hasher=Quick(), settings=present)


def person(office, name="huda", role="editor", printed=None, password=GOOD):
    """An account with a password."""
    made = people.add_account(
        office.newsroom(), login=name, name=printed or f"{name} السالم", role=role, by="test"
    )
    return login.set_password(office.door, made, password) if password else made


def log_of(office):
    return office.newsroom().store.desk.log.entries(newest_first=True)
