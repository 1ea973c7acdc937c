"""A citation as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/): quote and position selectors."""

from typing import Final, Literal

from pydantic import ConfigDict, Field

from retrieval.answer import Citation, Value

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


class TextQuoteSelector(Value):
    """Finds a passage by its words and those around it."""

    type: str = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(Value):
    """Finds a passage by its position in the canonical text, in Unicode code points."""

    type: str = "TextPositionSelector"
    start: int
    end: int


class AnnotationTarget(Value):
    """The document and the two ways to the passage in it."""

    source: str
    selector: tuple[TextQuoteSelector, TextPositionSelector]


class Annotation(Value):
    """An annotation that highlights the passage."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    context: Literal["http://www.w3.org/ns/anno.jsonld"] = Field(
        default=CONTEXT, validation_alias="@context", serialization_alias="@context"
    )
    id: str
    type: str = "Annotation"
    motivation: str = "highlighting"
    target: AnnotationTarget


def annotation(citation: Citation) -> Annotation:
    """The annotation of a citation; its id is the address that opens the passage."""
    return Annotation(
        id=citation.url,
        target=AnnotationTarget(
            source=citation.url.partition("#")[0],
            selector=(
                TextQuoteSelector(exact=citation.exact, prefix=citation.prefix, suffix=citation.suffix),
                TextPositionSelector(start=citation.start, end=citation.end),
            ),
        ),
    )
