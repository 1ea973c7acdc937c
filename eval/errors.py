"""What can go wrong in an evaluation. Every message is one sentence for the operator."""


class EvalError(Exception):
    """Base of the package's errors."""


class BadGold(EvalError):
    """A file of gold questions, or a spreadsheet of them, does not hold what it should."""


class BadRun(EvalError):
    """A file is no result of a run, or two runs cannot be compared."""


class BenchFailed(EvalError):
    """What is to be measured does not run."""
