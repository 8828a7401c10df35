"""What an article was before: its revisions side by side, its rounds and its history."""

from __future__ import annotations

from fastapi import APIRouter

routes = APIRouter(prefix="/articles/{article_id}")
