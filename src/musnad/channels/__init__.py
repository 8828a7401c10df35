"""Channels: where an article goes beside the site, each behind the port ``Publisher``.

Nothing here decides: what is to be sent, when and again is the flow's business. A channel sends
once, tells what became of it, and gives no secret away.
"""
