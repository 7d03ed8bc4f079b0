#include "tests/bench/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace chancery::bench {
namespace {

using ontology::CalendarUnit;
using ontology::EventStatus;
using ontology::EventTime;

// The types with their shares of a hundred: the four that are extracted from articles have half of them; the others are
// PLOVER's, about as often as CAMEO's root codes that they stand for come in ICEWS.
struct TypeShape {
  std::string_view name;
  double share;
  std::string_view one_role, other_role;
  double extra;  // the probability of a third participant, of a fourth, ...
  bool can_be_planned;
};
constexpr std::array<TypeShape, 20> kTypes = {{
    {"meeting", 24, "participant", "participant", 0.22, true},
    {"visit", 12, "visitor", "host", 0.12, true},
    {"conference", 5, "host", "attendee", 0, true},
    {"promise", 9, "source", "target", 0.08, false},
    {"consult", 8, "source", "target", 0.05, false},
    {"accuse", 8, "source", "target", 0.05, false},
    {"support", 7, "source", "target", 0.05, false},
    {"request", 6.5, "source", "target", 0.05, false},
    {"coerce", 6, "source", "target", 0.04, false},
    {"assault", 4, "source", "target", 0.04, false},
    {"agree", 3, "source", "target", 0.15, true},
    {"reject", 2, "source", "target", 0.04, false},
    {"protest", 2, "source", "target", 0.04, true},
    {"threaten", 1, "source", "target", 0.04, false},
    {"aid", 1, "source", "target", 0.05, true},
    {"sanction", 0.8, "source", "target", 0.1, true},
    {"concede", 0.8, "source", "target", 0.03, false},
    {"cooperate", 0.8, "source", "target", 0.2, true},
    {"mobilize", 0.4, "source", "target", 0.04, false},
    {"retreat", 0.2, "source", "target", 0.03, false},
}};
constexpr std::string_view kConference = "conference";
constexpr std::string_view kPromise = "promise";

constexpr size_t kEventsAnActor = 8;
constexpr int kStandingDays = 500;  // that the same two speak for two states
constexpr size_t kGreatestParticipants = 30;
// The tail of how many sentences tell an event (Pareto): of three of four one does, the mean is 1.6.
constexpr double kQuotesExponent = 2.1;

AliasTable TypeTable() {
  std::vector<double> shares;
  for (const TypeShape& type : kTypes) shares.push_back(type.share);
  return AliasTable(shares);
}

const TypeShape& ShapeOf(std::string_view type) {
  return *std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeShape& shape) { return shape.name == type; });
}

std::string Slug(std::string_view title) {
  std::string slug;
  for (const char c : title) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      slug += static_cast<char>(std::tolower(c));
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  return slug;
}

}  // namespace

struct History::Sides {
  uint32_t one_state, other_state;
  uint32_t one, other;  // actors
};

absl::CivilDay HistoryEvent::SortDay() const { return time.SortDay().value_or(report.published); }

absl::CivilDay HistoryEvent::LastDay() const { return std::max(SortDay(), time.latest().value_or(SortDay())); }

absl::StatusOr<std::unique_ptr<History>> History::Make(const HistoryOptions& options) {
  const size_t actors = options.actors != 0 ? options.actors : options.events / kEventsAnActor;
  absl::StatusOr<World> made = World::Make(options.folder, options.data, actors, options.seed);
  if (!made.ok()) return made.status();
  auto world = std::make_unique<const World>(*std::move(made));
  absl::StatusOr<NewsText> text = NewsText::Load(options.folder, *world);
  if (!text.ok()) return text.status();
  for (const TypeShape& type : kTypes) {
    if (!text->Has(type.name)) return absl::NotFoundError(fmt::format("news.grammar has no rule {}", type.name));
  }
  return std::unique_ptr<History>(new History(options, std::move(world), *std::move(text)));
}

History::History(const HistoryOptions& options, std::unique_ptr<const World> world, NewsText text)
    : world_(std::move(world)),
      text_(std::move(text)),
      calendar_(*world_, options.events, options.seed),
      types_(TypeTable()),
      random_(options.seed ^ 0xe7e) {}

bool History::Next(HistoryEvent& event) {
  if (!calendar_.NextEvent()) return false;
  event = {};
  event.number = ++number_;
  event.source = "bench-history";
  event.record_id = fmt::format("r{}", event.number);
  event.type = kTypes[types_.Draw(random_)].name;
  const Sides sides = DrawSides();
  AddParticipants(sides, event);
  AddStatusAndTime(event);
  AddWords(sides, event);
  return true;
}

// Who speaks for two states to each other is most often the same for a while, above all in a crisis.
History::Sides History::DrawSides() {
  const Crisis* crisis = calendar_.DrawCrisis(random_);
  Sides sides = {};
  std::tie(sides.one_state, sides.other_state) =
      crisis != nullptr ? std::pair(crisis->one, crisis->other) : world_->DrawPair(random_);
  const bool foreign = sides.one_state != sides.other_state;
  const int since = crisis != nullptr ? crisis->first_day : calendar_.day() / kStandingDays;
  Random standing(Mix(sides.one_state) ^ (Mix(sides.other_state) + static_cast<uint64_t>(since)));
  Random& random = random_.Chance(crisis != nullptr ? 0.6 : 0.25) ? standing : random_;
  sides.one = DrawActor(sides.one_state, foreign, random);
  do {
    sides.other = DrawActor(sides.other_state, foreign, random);
  } while (sides.other == sides.one);
  if (random_.Chance(0.5)) {
    std::swap(sides.one_state, sides.other_state);
    std::swap(sides.one, sides.other);
  }
  return sides;
}

// Between states it is most often the state or who speaks for it, within one its people and its groups.
uint32_t History::DrawActor(uint32_t state, bool foreign, Random& random) const {
  const double drawn = random.Real();
  if (drawn < (foreign ? 0.42 : 0.16)) return world_->states()[state].actor;
  if (drawn < (foreign ? 0.80 : 0.56)) return world_->DrawPerson(state, calendar_.day(), random);
  if (drawn < (foreign ? 0.90 : 0.97)) return world_->DrawGroup(state, random);
  return world_->DrawOrganization(random);
}

void History::AddParticipant(uint32_t actor, std::string_view role, HistoryEvent& event) {
  const auto same = [&](const HistoryParticipant& participant) { return participant.actor == actor; };
  if (std::any_of(event.participants.begin(), event.participants.end(), same)) return;
  event.participants.push_back({actor, role});
}

void History::AddParticipants(const Sides& sides, HistoryEvent& event) {
  const TypeShape& shape = ShapeOf(event.type);
  AddParticipant(sides.one, shape.one_role, event);
  AddParticipant(sides.other, shape.other_role, event);
  if (event.type == kConference) {
    // Most conferences name few who attend, some very many (Pareto).
    const double wanted = 2 + 1.3 * std::pow(1 - random_.Real(), -0.8);
    const size_t count = std::min(kGreatestParticipants, static_cast<size_t>(wanted));
    if (random_.Chance(0.3)) AddParticipant(world_->DrawOrganization(random_), "organizer", event);
    if (random_.Chance(0.15)) AddParticipant(DrawActor(sides.one_state, true, random_), "chair", event);
    while (event.participants.size() < count) {
      AddParticipant(DrawActor(world_->DrawState(random_), true, random_), random_.Chance(0.1) ? "invitee" : "attendee",
                     event);
    }
    return;
  }
  while (event.participants.size() < kGreatestParticipants && random_.Chance(shape.extra)) {
    const bool one = random_.Chance(0.5);
    const uint32_t state =
        random_.Chance(0.6) ? (one ? sides.one_state : sides.other_state) : world_->DrawState(random_);
    AddParticipant(DrawActor(state, true, random_),
                   event.type == "visit" ? shape.one_role
                   : one                 ? shape.one_role
                                         : shape.other_role,
                   event);
  }
}

// The time, of which the article's day is the one on which it becomes known.
void History::AddStatusAndTime(HistoryEvent& event) {
  const TypeShape& shape = ShapeOf(event.type);
  const absl::CivilDay today = kFirstDay + calendar_.day();
  const double drawn = random_.Real();
  const bool long_ones = event.type == kConference || event.type == "visit";
  if (shape.can_be_planned && drawn < 0.26) {
    event.status = drawn < 0.15   ? EventStatus::kPlanned
                   : drawn < 0.22 ? EventStatus::kPossible
                                  : EventStatus::kCancelled;
    const int ahead = 1 + static_cast<int>(std::exp(random_.Normal(2.2, 1.1)));
    event.time = Blur(today + std::min(ahead, 900), long_ones);
    return;
  }
  if (drawn > 0.97) event.status = EventStatus::kOngoing;
  event.time = Blur(today - random_.Geometric(0.55), long_ones);
}

// How exactly articles tell the day.
EventTime History::Blur(absl::CivilDay day, bool long_ones) {
  const double drawn = random_.Real();
  const CalendarUnit unit(day);
  if (drawn < (long_ones ? 0.3 : 0.05)) {
    return EventTime::FromTo(unit, CalendarUnit(day + 1 + random_.Geometric(0.4)));
  }
  if (drawn < 0.82) return EventTime::In(unit);
  if (drawn < 0.89) return EventTime::In(CalendarUnit(absl::CivilMonth(day)));
  if (drawn < 0.9) return EventTime::In(CalendarUnit(absl::CivilYear(day)));
  if (drawn < 0.92) return EventTime::OnOrBefore(unit);
  if (drawn < 0.93) return EventTime::FromThenOn(unit);
  if (drawn < 0.94)
    return EventTime::FromTo(CalendarUnit(absl::CivilMonth(day)), CalendarUnit(absl::CivilMonth(day) + 2));
  return {};
}

void History::AddWords(const Sides& sides, HistoryEvent& event) {
  const WorldState& there = world_->states()[sides.other_state];
  const std::string& town = there.towns[random_.Ranked(there.towns.size())];
  if (random_.Chance(0.8)) event.place = town;
  const absl::CivilDay today = kFirstDay + calendar_.day();
  NewsSubject subject = {.rule = event.type,
                         .one = &world_->actors()[sides.one],
                         .other = &world_->actors()[sides.other],
                         .town = town,
                         .topic = text_.Topic(random_),
                         .day = event.time.SortDay().value_or(today)};
  if (event.type == kPromise) {
    event.content = text_.Promise(subject, random_);
  } else if (event.type == kConference || random_.Chance(0.35)) {
    event.content = subject.topic;
  }
  event.confidence = std::round(100 * (0.99 - 0.45 * std::pow(random_.Real(), 2))) / 100;
  AddReport(subject, event);
}

void History::AddReport(const NewsSubject& subject, HistoryEvent& event) {
  const Publisher& publisher = world_->DrawPublisher(random_);
  HistoryReport& report = event.report;
  report.title = text_.Headline(subject, random_);
  report.publisher = publisher.name;
  const absl::CivilDay day = report.published = kFirstDay + calendar_.day();
  report.url = fmt::format("https://www.{}/{}/{:02}/{:02}/{}-{}", publisher.host, day.year(), day.month(), day.day(),
                           Slug(report.title), event.number);
  const int quotes = std::min(kMostQuotes, static_cast<int>(std::pow(1 - random_.Real(), -1 / kQuotesExponent)));
  for (int i = 0; i < quotes; ++i) report.quotes.push_back(text_.Sentence(subject, random_));
}

}  // namespace chancery::bench
