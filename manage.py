#!/usr/bin/env python
"""The one entry command."""

import os
import sys


def main() -> None:
    """Run a command; settings that cannot be used are said in one line instead of a stack trace."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "checker.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Settings: {error}")


if __name__ == "__main__":
    main()
