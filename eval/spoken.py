"""Groups of commands that tell what went wrong in one sentence."""

import click

from eval.errors import EvalError
from index.errors import IndexFailure


class Spoken(click.ClickException):
    """An error that the operator can mend."""

    exit_code = 2


class SpokenErrors(click.Group):
    """A group whose commands tell the errors of the evaluation and of the index, with exit code 2."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except (EvalError, IndexFailure) as error:
            raise Spoken(str(error)) from error
