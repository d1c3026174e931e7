"""Spans for OpenTelemetry where TRACES_TO asks for them; otherwise nothing of it is loaded.

All spans of a case are one trace, whose id is the case's own id, so the form and the worker hand nothing to each other.
A span holds the id, the route and the status: no link, no address and no word of a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.sdk.trace import SpanProcessor
    from opentelemetry.trace import Span, Tracer


@contextmanager
def span(name: str) -> Iterator[Span | None]:
    """Something of its own, such as a request; None where nobody asked for traces."""
    if not settings.TRACES_TO:
        yield None
        return
    with _tracer().start_as_current_span(name) as one:
        yield one


@contextmanager
def span_of_case(name: str, case_id: UUID) -> Iterator[None]:
    """A step of a case, within the trace of the case, and linked with the request that it belongs to."""
    if not settings.TRACES_TO:
        yield
        return
    from opentelemetry import trace

    around = trace.get_current_span().get_span_context()
    links = [trace.Link(around)] if around.is_valid else []
    attributes = {"case": str(case_id)}
    with _tracer().start_as_current_span(name, context=_of(case_id), links=links, attributes=attributes):
        yield


def _of(case_id: UUID) -> Context:
    from opentelemetry import trace

    flags = trace.TraceFlags(trace.TraceFlags.SAMPLED)
    last = case_id.int & (2**64 - 1) or 1
    return trace.set_span_in_context(
        trace.NonRecordingSpan(trace.SpanContext(case_id.int, last, is_remote=True, trace_flags=flags))
    )


@cache
def _tracer() -> Tracer:
    """Made by the first span of each process."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    provider = TracerProvider(resource=Resource({"service.name": "zhendema"}))
    provider.add_span_processor(processor())
    return provider.get_tracer("checker")


def processor() -> SpanProcessor:
    """What sends spans off, some seconds later and from a thread, so that no request waits for it."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    return BatchSpanProcessor(OTLPSpanExporter(endpoint=settings.TRACES_TO))
