"""What is registered in the operators' admin, and its addresses."""

from __future__ import annotations

from checker.operating import of_cases, of_organisations, of_replies
from checker.operating.site import site

for room in (of_cases, of_organisations, of_replies):
    room.register(site)
urlpatterns = site.get_urls()
