"""A client of Chancery that shares no code with it: Python's grpcio with stubs generated from proto/.

Ingests a file, and prints the events that came of it as GetEvent, ListEvents and the timelines give them, one JSON
object a line. Ends with 1 if these differ, or if there is no event.
"""

import argparse
import sys

import grpc
from google.protobuf.json_format import MessageToJson

from chancery.v1 import actors_pb2, actors_pb2_grpc, articles_pb2, articles_pb2_grpc
from chancery.v1 import events_pb2, events_pb2_grpc, timelines_pb2, timelines_pb2_grpc

TIMEOUT = 30


def ingest(channel, path, url, published):
    """Sends one article over a stream, as a loader would, and returns the answer."""
    with open(path, "rb") as file:
        content = file.read()
    article = articles_pb2.ArticleInput(content=content, url=url, published=published)
    requests = iter([articles_pb2.IngestArticlesRequest(item_id=path, article=article)])
    answers = list(articles_pb2_grpc.ArticlesStub(channel).IngestArticles(requests, timeout=TIMEOUT))
    if len(answers) != 1 or answers[0].item_id != path:
        sys.exit(f"{path}: expected one answer, found {len(answers)}")
    if answers[0].HasField("error"):
        sys.exit(f"{path}: {answers[0].error.message}")
    return answers[0].ingested


def list_all(call, request):
    """All events of a list, page by page."""
    events = []
    while True:
        reply = call(request, timeout=TIMEOUT)
        events.extend(reply.events)
        if not reply.next_page_token:
            return events
        request.page_token = reply.next_page_token


def check_same(what, events, others):
    """Every one of `events` must be among `others`, the same in each field but for evidence that lists leave out."""
    by_name = {other.name: other for other in others}
    for event in events:
        other = by_name.get(event.name)
        if other is None or other.SerializeToString(deterministic=True) != event.SerializeToString(deterministic=True):
            sys.exit(f"{what} gives {event.name} otherwise than GetEvent")


def check_timelines(channel, event):
    """The event is in the timeline of each of its actors, and of each pair."""
    stub = timelines_pb2_grpc.TimelinesStub(channel)
    actors = sorted({participant.actor for participant in event.participants})
    for actor in actors:
        request = timelines_pb2.ListActorTimelineRequest(actor=actor, page_size=2)
        check_same(f"the timeline of {actor}", [event], list_all(stub.ListActorTimeline, request))
    for first, second in zip(actors, actors[1:]):
        request = timelines_pb2.ListPairTimelineRequest(actor=first, other_actor=second, page_size=2)
        check_same(f"the timeline of {first} and {second}", [event], list_all(stub.ListPairTimeline, request))


def check_actors(channel, event):
    """Each participant is found by its name."""
    stub = actors_pb2_grpc.ActorsStub(channel)
    for participant in event.participants:
        request = actors_pb2.ResolveActorRequest(query=participant.display_name)
        found = [candidate.actor.name for candidate in stub.ResolveActor(request, timeout=TIMEOUT).candidates]
        if participant.actor not in found:
            sys.exit(f"{participant.display_name} resolves to {found}, not to {participant.actor}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default="127.0.0.1:50551")
    parser.add_argument("--url", default="")
    parser.add_argument("--published", default="", help="YYYY-MM-DD")
    parser.add_argument("file")
    arguments = parser.parse_args()
    with grpc.insecure_channel(arguments.server) as channel:
        ingested = ingest(channel, arguments.file, arguments.url, arguments.published)
        stub = events_pb2_grpc.EventsStub(channel)
        events = [
            stub.GetEvent(events_pb2.GetEventRequest(name=name), timeout=TIMEOUT).event
            for name in ingested.article.events
        ]
        check_same("ListEvents", events, list_all(stub.ListEvents, events_pb2.ListEventsRequest(page_size=2)))
        for event in events:
            check_timelines(channel, event)
            check_actors(channel, event)
            print(MessageToJson(event, indent=None, ensure_ascii=False))
    return 0 if events else 1


if __name__ == "__main__":
    sys.exit(main())
