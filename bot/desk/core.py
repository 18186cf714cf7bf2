"""What the desk's pages share: the stores, the settings and the clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.engine import Engine

from bot.desk.accounts import Accounts
from bot.desk.config import DeskConfig
from bot.desk.forgery import load_key
from bot.desk.login import Login
from bot.desk.passwords import Passwords
from bot.desk.sessions import Sessions
from bot.desk.transcript import Line, read_transcript
from bot.handoff.model import Handoff
from bot.registry.conversations import ConversationStore
from bot.registry.encryption import Cipher
from bot.registry.registry import utc_now


class Desk:
    """The desk's parts on one database. Everything in it blocks: call it from a thread."""

    def __init__(
        self,
        engine: Engine,
        cipher: Cipher,
        config: DeskConfig,
        *,
        clock: Callable[[], datetime] = utc_now,
        passwords: Passwords | None = None,
    ) -> None:
        """Put the parts together.

        Args:
            engine: the database, with the desk's tables (`bot.desk.schema.upgrade_desk`).
            cipher: encrypts secrets of authenticator apps, and reads contact data to call back.
            config: how the desk behaves.
            clock: gives the moment, timezone-aware.
            passwords: another hasher, for tests.
        """
        self.engine = engine
        self.cipher = cipher
        self.config = config
        self.clock = clock
        self.accounts = Accounts(engine, passwords)
        self.sessions = Sessions(engine, config)
        self.login = Login(engine, self.accounts, self.sessions, cipher, clock)
        self.forgery_key = load_key(engine)
        self._conversations = ConversationStore(engine)

    def transcript(self, handoff: Handoff) -> Sequence[Line]:
        """What was said with the chatbot before the handoff."""
        return read_transcript(self._conversations, handoff.conversation_id)
