"""The providers' clients are imported when a model is asked, and not before."""

import subprocess
import sys

import pytest

CLIENTS = "pydantic_ai", "openai", "google.genai"

WIRED = """
from musnad import wiring
from musnad.settings import Settings
told = [{"name": "a", "model": "m"}, {"name": "b", "model": "m", "provider": "openai"}]
wiring.desk(Settings.model_validate({"writers": told}))
"""


@pytest.mark.parametrize("code", ["import musnad.cli.main", WIRED], ids=["commands", "wired"])
def test_no_client_is_imported_before_it_is_needed(code):
    asked = f"import sys\n{code}\nprint([one for one in {CLIENTS} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
