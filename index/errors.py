"""What can go wrong with an index or its model. Every message is one sentence for the operator."""


class IndexFailure(Exception):
    """Base of the package's errors."""


class ModelMissing(IndexFailure):
    """The embedding model is not there or cannot be read."""


class IndexMismatch(IndexFailure):
    """A stored index was made by another model or another version of the keys."""


class DataMissing(IndexFailure):
    """The training or test data are not where they were looked for."""


class IndexMissing(IndexFailure):
    """There is no live index."""
