"""What can go wrong with a question. Every message is one Vietnamese sentence for the person who asked."""


class QuestionError(Exception):
    """Base of the package's errors."""


class UnreadableQuestion(QuestionError):
    """The question is empty, too long, or has characters that no keyboard types."""


class UnknownFilter(QuestionError):
    """A filter names a document, province or unit that the corpus does not have."""
