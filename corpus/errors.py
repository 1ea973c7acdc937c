"""What can go wrong with a document file. Every message is one sentence for the operator."""


class CorpusError(Exception):
    """Base of the package's errors."""


class UnreadableDocument(CorpusError):
    """The file is missing, empty, damaged, protected, too large or not of a readable kind."""


class UnknownDocument(CorpusError):
    """No document of that id is in the corpus."""
