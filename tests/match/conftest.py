import pytest

from musnad.models.encoder import SentenceMeaning


@pytest.fixture(scope="session")
def encoder():
    return SentenceMeaning(threads=1)
