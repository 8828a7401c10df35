import os
import subprocess
import sys

import pytest

from musnad.core.errors import RefusedError
from musnad.store.lock import lock

HOLD = (
    "import pathlib, sys\n"
    "from musnad.store.lock import lock\n"
    "with lock(pathlib.Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.readline()\n"
)


def test_a_second_newsroom_on_the_same_folder_is_refused_and_told_who_has_it(tmp_path):
    with lock(tmp_path):
        with pytest.raises(RefusedError, match=r"store\.locked") as caught, lock(tmp_path):
            pass
        assert caught.value.facts["process"] == str(os.getpid())


def test_a_folder_is_free_again_afterwards(tmp_path):
    with lock(tmp_path):
        pass
    with pytest.raises(ZeroDivisionError), lock(tmp_path):
        raise ZeroDivisionError
    with lock(tmp_path):
        pass


def test_two_folders_have_two_locks(tmp_path):
    with lock(tmp_path / "a"), lock(tmp_path / "b"):
        pass


def test_a_killed_holder_lets_go(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(RefusedError, match=r"store\.locked") as caught, lock(tmp_path):
            pass
        assert caught.value.facts["process"] == str(process.pid)
        process.kill()
    with lock(tmp_path):
        pass


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "newsroom").write_text("x")
    with pytest.raises(RefusedError, match=r"store\.folder"), lock(tmp_path / "newsroom"):
        pass
