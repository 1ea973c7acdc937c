"""The house: imports run one way, and every package is listed."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "corpus": {"corpus"},
    "index": {"corpus", "index"},
    "retrieval": {"corpus", "index", "retrieval"},
    "bot": {"corpus", "index", "retrieval", "bot"},
    "api": {"corpus", "index", "retrieval", "bot", "api"},
    "eval": {"corpus", "index", "retrieval", "eval"},
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names & ALLOWED.keys()


def test_imports_run_one_way():
    wrong = [
        f"{path.relative_to(ROOT)} imports {', '.join(sorted(imported(path) - allowed))}"
        for package, allowed in ALLOWED.items()
        for path in (ROOT / package).rglob("*.py")
        if imported(path) - allowed
    ]
    assert wrong == []


def test_every_package_is_listed():
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    held = {
        str(path.parent.relative_to(ROOT)).replace("/", ".")
        for p in ALLOWED
        for path in (ROOT / p).rglob("__init__.py")
    }
    assert held == listed


def test_nothing_names_a_path_of_a_machine():
    texts = [
        p for suffix in ("py", "toml", "md", "html", "js") for p in ROOT.rglob(f"*.{suffix}") if ".venv" not in p.parts
    ]
    own = Path(__file__)
    assert [
        str(p)
        for p in texts
        if p != own and "node_modules" not in p.parts and "/work/" in p.read_text(encoding="utf-8")
    ] == []
