"""How much memory processes hold, by the kernel's own count."""

from pathlib import Path

_KIB = 1024


def resident(process: int | str = "self") -> float:
    """What a process holds now, in MiB."""
    return _kept(process, "VmRSS")


def peak(process: int | str = "self") -> float:
    """The most that a process has held, in MiB. ``getrusage`` would begin with what the parent held."""
    return _kept(process, "VmHWM")


def _kept(process: int | str, name: str) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    return int(next(line for line in status.splitlines() if line.startswith(name)).split()[1]) / _KIB
