"""Logging in: password, then the code of the app; or a single sign-on identity."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.engine import Engine

from bot.desk.accounts import Account, Accounts
from bot.desk.codes import matching_step, new_secret
from bot.desk.errors import AccountError, LoginError
from bot.desk.guessing import LoginGuard
from bot.desk.sessions import Session, Sessions
from bot.desk.values import Stage
from bot.registry.encryption import Cipher

_WRONG = "Naam en wachtwoord horen niet bij elkaar. Kijk ze allebei na en probeer het nog een keer."
_WRONG_CODE = "Deze code klopt niet. Wacht op de volgende code in je app en vul die in."


class Login:
    """The steps of logging in. Each step that succeeds begins a session under a new id."""

    def __init__(
        self,
        engine: Engine,
        accounts: Accounts,
        sessions: Sessions,
        cipher: Cipher,
        clock: Callable[[], datetime],
    ) -> None:
        self._accounts = accounts
        self._sessions = sessions
        self._cipher = cipher
        self._clock = clock
        self._guard = LoginGuard(engine)

    def by_password(self, name: str, password: str, before: str | None) -> tuple[str, Stage]:
        """The first step; gives the new session's id and how far it is.

        Args:
            name: what was typed as name.
            password: what was typed as password.
            before: id of the session of this browser until now, which ends.

        Raises:
            TooManyLoginsError: when too many tries were wrong; says how long to wait.
            LoginError: when they do not belong together; the same for a name that does not exist.
        """
        name = name.strip().lower()
        now = self._clock()
        self._guard.claim(name, now)
        account = self._accounts.find(name)
        usable = account is not None and account.active
        kept = account.password_hash if account is not None and usable else None
        if not self._accounts.passwords.matches(kept, password) or account is None:
            raise LoginError(_WRONG)
        self._guard.right(name, now)
        stage = self._stage_after_password(account)
        return self._begin(account, stage, before), stage

    def by_code(self, session: Session, code: str, session_id: str) -> str:
        """The second step: the code of the app.

        Raises:
            TooManyLoginsError: when too many codes were wrong.
            LoginError: when the code is wrong or was used before.
        """
        account = self._accounts.get(session.name)
        step = self._check_code(account, account.totp_secret, code)
        if not self._accounts.use_step(account.name, step):
            raise LoginError(_WRONG_CODE)
        return self._begin(account, "binnen", session_id)

    def new_app(self, session: Session) -> str:
        """The secret of the app that is being set up in this session; made when there is none."""
        if session.totp_secret is not None:
            return self._cipher.decrypt(session.totp_secret)
        secret = new_secret()
        self._sessions.keep_secret(session, self._cipher.encrypt(secret))
        return secret

    def confirm_app(self, session: Session, code: str, session_id: str) -> str:
        """Keep the app that is being set up, once its first code is right.

        Raises:
            TooManyLoginsError, LoginError: as `by_code`.
        """
        account = self._accounts.get(session.name)
        if account.totp_secret is not None and session.stage != "binnen":
            raise LoginError(_WRONG_CODE)  # another browser set one up meanwhile: log in with that
        step = self._check_code(account, session.totp_secret, code)
        secret = str(session.totp_secret)
        self._accounts.set_totp(account.name, secret, step, self._clock())
        return self._begin(account, "binnen", session_id)

    def by_sso(self, issuer: str, subject: str, wanted: str, before: str | None) -> str:
        """Log in as whom an identity provider vouches for (it asks its own second factor).

        Raises:
            LoginError: when no account belongs to it.
        """
        account = self._accounts.by_sso(issuer, subject, wanted.strip().lower())
        if account is None or not account.active:
            raise LoginError(
                "Je bent bekend bij single sign-on, maar hebt hier nog geen account. "
                "Vraag een beheerder om er een te maken."
            )
        return self._begin(account, "binnen", before)

    def change_password(self, session: Session, old: str, new: str) -> None:
        """Change one's own password; all other sessions end.

        Raises:
            TooManyLoginsError, LoginError: when the old one is not right.
            AccountError: when the new one is too weak, or the account has no password.
        """
        if session.sso:
            raise AccountError("Je meldt je aan met single sign-on. Wijzig je wachtwoord daar.")
        self.check_password(session, old)
        self._accounts.set_password(session.name, new, self._clock(), by=session.name)
        self._sessions.end_all(session.name, but=session)

    def check_password(self, session: Session, password: str) -> None:
        """See that who sits there knows the password of the session's account.

        Raises:
            TooManyLoginsError, LoginError: when it is not right, or there is none.
        """
        now = self._clock()
        account = self._accounts.get(session.name)
        self._guard.claim(account.name, now)
        if not self._accounts.passwords.matches(account.password_hash, password):
            raise LoginError("Je huidige wachtwoord klopt niet. Probeer het nog een keer.")
        self._guard.right(account.name, now)

    def _stage_after_password(self, account: Account) -> Stage:
        if account.totp_secret is not None:
            return "code"
        return "instellen" if self._accounts.code_required() else "binnen"

    def _check_code(self, account: Account, encrypted: str | None, code: str) -> int:
        now = self._clock()
        what = f"{account.name} code"
        self._guard.claim(what, now)
        if encrypted is None:
            raise LoginError(_WRONG_CODE)
        secret = self._cipher.decrypt(encrypted)
        # A new app has no used codes yet; only the kept one's steps count.
        used = account.totp_step if encrypted == account.totp_secret else None
        step = matching_step(secret, code, now, used)
        if step is None:
            raise LoginError(_WRONG_CODE)
        self._guard.right(what, now)
        return step

    def _begin(self, account: Account, stage: Stage, before: str | None) -> str:
        now = self._clock()
        session_id = self._sessions.begin(account.name, stage, now, instead_of=before)
        if stage == "binnen":
            self._accounts.note(account.name, "aangemeld", now)
        return session_id
