"""How often one network, link or organisation may ask for what costs something, and how a network is known."""

from __future__ import annotations

from checker.env import env_int, env_str

_ALONE = env_str("HOST", "127.0.0.1") in ("127.0.0.1", "localhost", "::1")

# So many proxies of ours stand in front. Each adds an address to X-Forwarded-For; those before it are not believed.
TRUSTED_PROXIES = env_int("TRUSTED_PROXIES", 0, most=9)
# Where nobody but this machine can ask, nothing needs a limit. 0 is no limit.
SUBMISSIONS_PER_HOUR = env_int("SUBMISSIONS_PER_HOUR", 0 if _ALONE and not TRUSTED_PROXIES else 120)
GUESSES_PER_HOUR = env_int("GUESSES_PER_HOUR", 0 if _ALONE and not TRUSTED_PROXIES else 60)
CHANGES_PER_HOUR = env_int("CHANGES_PER_HOUR", 120)
# All tokens of an organisation together.
API_REQUESTS_PER_HOUR = env_int("API_REQUESTS_PER_HOUR", 6000)
API_SUBMISSIONS_PER_HOUR = env_int("API_SUBMISSIONS_PER_HOUR", 600)
# Mails that the owners of one organisation may have sent to whom they invite.
INVITATIONS_PER_DAY = env_int("INVITATIONS_PER_DAY", 50)
# So long one process shows the page of a shared link as it was made; what is said beside it may come so much later.
SHARED_PAGE_SECONDS = env_int("SHARED_PAGE_SECONDS", 5, most=60)
