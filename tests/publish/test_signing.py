"""Records are signed, and every change of one is found."""

import json
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.core.errors import RefusedError
from musnad.publish.signing import Signer, canonical, decoded, encoded, holds, sealed, signer_in

RECORD = json.dumps(
    {"musnad": 1, "type": "record", "signed": False, "risk": 0.03, "text": "بحث الوزيران"}
).encode()


@pytest.fixture(scope="module")
def signer():
    return Signer(bytes(range(32)))


def test_a_signed_record_holds_by_its_key_alone(signer):
    fields = json.loads(sealed(RECORD, signer))
    assert fields["signed"] is True
    assert holds(fields, signer.public)
    assert not holds(fields, Signer(bytes(32)).public)


def test_the_order_of_fields_does_not_matter(signer):
    fields = json.loads(sealed(RECORD, signer))
    assert holds(dict(reversed(fields.items())), signer.public)


@pytest.mark.parametrize(
    "change", [{"text": "بحث الوزراء"}, {"risk": 0.04}, {"more": 1}, {"signed": 1}]
)
def test_any_change_is_found(signer, change):
    fields = json.loads(sealed(RECORD, signer)) | change
    assert not holds(fields, signer.public)


def test_the_same_record_is_signed_the_same_way_again(signer):
    once = sealed(RECORD, signer)
    assert sealed(once, signer) == once


def test_without_a_key_a_record_stays_as_it_is():
    assert sealed(RECORD, None) == RECORD


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = signer_in(tmp_path)
    assert signer_in(tmp_path).public == first.public
    mode = stat.S_IMODE((tmp_path / "keys" / "newsroom.pem").stat().st_mode)
    assert mode == 0o600
    assert (tmp_path / "keys" / "newsroom.pub").read_text().strip() == first.public.text


def test_a_broken_key_is_never_replaced_by_another(tmp_path):
    signer_in(tmp_path)
    path = tmp_path / "keys" / "newsroom.pem"
    path.write_bytes(b"-----BEGIN PRIVATE KEY-----\nbroken")
    with pytest.raises(RefusedError) as caught:
        signer_in(tmp_path)
    assert caught.value.code == "key.unreadable"
    assert path.read_bytes().endswith(b"broken")


def test_a_key_shows_nothing_of_itself(signer):
    assert bytes(range(32)).hex() not in repr(signer)
    assert signer.public.id in repr(signer)


@given(st.binary(min_size=32, max_size=32))
def test_keys_survive_their_text_form(raw):
    assert decoded(encoded(raw), 32) == raw


@pytest.mark.parametrize("text", [None, 3, "", "a" * 10_000, "not base64!", "AAAA", "\u0661" * 43])
def test_what_is_no_key_is_none(text):
    assert decoded(text, 32) is None


def test_what_has_no_canonical_form_can_not_be_signed():
    with pytest.raises(ValueError, match=r".*"):
        canonical({"text": "\ud800"})
