"""The provider of log-ins over HTTP: what it says is believed only when everything fits."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import jwt
import pytest

from musnad.acquire.oidc import LARGEST_BYTES, Client, OidcProvider
from musnad.core.errors import MusnadError
from tests.desk.provider import key, providing, public

BACK = "http://127.0.0.1:8790/login/oidc/back"
VERIFIER = "v" * 64


class Clock:
    ahead = timedelta(0)

    def __call__(self):
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def provider():
    with providing() as one:
        yield one


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def client(provider, clock):
    made = OidcProvider(
        Client(issuer=provider.base, client_id="musnad", secret=provider.secret), clock=clock
    )
    yield made
    made.close()


def query(client, nonce="n1"):
    address = client.address(state="s1", nonce=nonce, verifier=VERIFIER, back=BACK)
    return dict(parse_qsl(urlsplit(address).query))


def stranger(client, provider, *, nonce="n1", verifier=VERIFIER, back=BACK, issuer=""):
    code = provider.authorize(query(client))
    return client.stranger(code=code, verifier=verifier, nonce=nonce, back=back, issuer=issuer)


def refusal(client, provider, **options):
    with pytest.raises(MusnadError) as error:
        stranger(client, provider, **options)
    return error.value.code, error.value.facts.get("why")


def test_a_browser_is_sent_with_a_challenge_and_never_with_the_secret(client):
    asked = query(client)
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid email profile"
    assert VERIFIER not in asked.values()
    assert "client-secret" not in asked.values()


@pytest.mark.parametrize("kind", ["RS256", "ES256", "EdDSA"])
def test_somebody_the_provider_vouches_for_is_known(client, provider, kind):
    provider.kind = kind
    found = stranger(client, provider)
    assert found.subject == f"{provider.base}#248289761001"
    assert (found.email, found.verified, found.name) == ("huda@news.example", True, "هدى سالم")


def test_what_the_provider_published_is_asked_for_once(client, provider):
    stranger(client, provider)
    stranger(client, provider)
    assert provider.asked.count("/.well-known/openid-configuration") == 1
    assert provider.asked.count("/jwks") == 1


def test_a_new_key_is_asked_for_once_a_minute(client, provider, clock):
    stranger(client, provider)
    provider.kid = "k2"
    assert refusal(client, provider) == ("oidc.token", "kid")
    clock.ahead = timedelta(minutes=2)
    assert stranger(client, provider)
    assert provider.asked.count("/jwks") == 2


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"iss": "https://evil.example"}, "InvalidIssuerError"),
        ({"aud": "another"}, "InvalidAudienceError"),
        ({"aud": ["musnad", "another"]}, "aud"),
        ({"aud": ["musnad", "another"], "azp": "another"}, "azp"),
        ({"nonce": "other"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"sub": None}, "MissingRequiredClaimError"),
        ({"sub": ""}, "sub"),
        ({"sub": "x" * 256}, "sub"),
        ({"exp": None}, "MissingRequiredClaimError"),
        ({"exp": 1}, "exp"),
        ({"iat": 1}, "iat"),
        ({"iat": 99999999999}, "iat"),
        ({"nbf": 99999999999}, "nbf"),
        ({"exp": "soon"}, "exp"),
    ],
)
def test_a_token_that_does_not_fit_is_refused(client, provider, claims, why):
    provider.claims = claims
    assert refusal(client, provider) == ("oidc.token", why)


@pytest.mark.parametrize("value", ["true", 1, None, False])
def test_only_true_means_that_an_address_was_verified(client, provider, value):
    provider.claims = {"email_verified": value}
    assert stranger(client, provider).verified is False


def test_a_token_without_a_signature_is_refused(client, provider):
    provider.header_algorithm, provider.signing = "none", ""
    assert refusal(client, provider) == ("oidc.token", "alg")


def test_a_token_signed_with_a_word_is_refused(client, provider):
    provider.header_algorithm, provider.signing = "HS256", "w" * 32
    assert refusal(client, provider) == ("oidc.token", "alg")


def test_a_token_signed_by_another_key_is_refused(client, provider):
    provider.signing = key("RS256", 1)
    assert refusal(client, provider) == ("oidc.token", "InvalidSignatureError")


def test_a_key_of_another_kind_is_not_used(client, provider):
    provider.keys = [public("ES256", "k1")]
    assert refusal(client, provider) == ("oidc.token", "kid")


def test_a_code_counts_once_and_with_its_verifier(client, provider):
    assert refusal(client, provider, verifier="w" * 64) == ("oidc.refused", "invalid_grant")
    assert refusal(client, provider, back="https://evil.example") == (
        "oidc.refused",
        "invalid_grant",
    )


def test_an_answer_of_another_issuer_is_refused(client, provider):
    assert refusal(client, provider, issuer="https://evil.example") == ("oidc.token", "iss")
    assert stranger(client, provider, issuer=provider.base)


@pytest.mark.parametrize(
    ("discovery", "why"),
    [
        ({"issuer": "https://evil.example"}, "issuer"),
        ({"authorization_endpoint": "http://evil.example/"}, "authorization_endpoint"),
        ({"authorization_endpoint": "javascript:alert(1)"}, "authorization_endpoint"),
        ({"authorization_endpoint": None}, "authorization_endpoint"),
        ({"token_endpoint": "http://198.51.100.1/token"}, "token_endpoint"),
        ({"jwks_uri": "file:///etc/passwd"}, "jwks_uri"),
    ],
)
def test_secrets_go_nowhere_but_over_https_or_loopback(client, provider, discovery, why):
    provider.discovery = discovery
    assert refusal(client, provider) == ("oidc.answer", why)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<html>", "JSON"),
        (b"[]", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b" " * (LARGEST_BYTES + 1), "size"),
    ],
)
def test_an_answer_that_is_no_answer_is_refused(client, provider, body, why):
    provider.body = body
    assert refusal(client, provider) == ("oidc.answer", why)


def test_a_provider_in_trouble_is_a_passing_fault(client, provider):
    provider.token_status = 503
    assert refusal(client, provider)[0] == "oidc.unreachable"


def test_a_provider_that_is_not_there_is_a_passing_fault(clock):
    gone = OidcProvider(Client(issuer="http://127.0.0.1:9", client_id="musnad"), clock=clock)
    with pytest.raises(MusnadError, match=r"oidc\.unreachable"):
        gone.address(state="s", nonce="n", verifier=VERIFIER, back=BACK)
    gone.close()


def test_the_fake_provider_signs_what_anybody_can_verify(provider):
    token = provider.signed("n")
    assert (
        jwt.decode(token, key("RS256").public_key(), ["RS256"], audience="musnad")["nonce"] == "n"
    )
