"""A disk that can be filled: a small file system in memory where root may mount one, else a limit on file sizes."""

from __future__ import annotations

import resource
import subprocess
from contextlib import suppress
from pathlib import Path

MEGABYTES = 256


class Disk:
    """What `folder` lies on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_mounted = False

    @property
    def how(self) -> str:
        return f"tmpfs of {MEGABYTES} MB" if self.is_mounted else "RLIMIT_FSIZE"

    def mount(self) -> None:
        """Only root may."""
        self.folder.mkdir(parents=True, exist_ok=True)
        size = f"size={MEGABYTES}m,mode=700"
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", size, "tmpfs", self.folder], capture_output=True, check=False
        )
        self.is_mounted = done.returncode == 0

    def unmount(self) -> None:
        if self.is_mounted:
            subprocess.run(["umount", "--lazy", self.folder], check=True)
            self.is_mounted = False

    def fill(self, pids: set[int]) -> None:
        """No byte more can be written, by `pids` at least."""
        if not self.is_mounted:
            for pid in pids:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
            return
        with (self.folder / "filling").open("wb", buffering=0) as file:
            for size in (2**20, 4096, 1):
                with suppress(OSError):
                    while file.write(bytes(size)) == size:
                        pass

    def free(self, pids: set[int]) -> None:
        """Room again."""
        if self.is_mounted:
            (self.folder / "filling").unlink(missing_ok=True)
            return
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
