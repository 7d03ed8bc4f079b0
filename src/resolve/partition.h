// Parts mentions into events, by a rule that does not depend on the order in which they are given.
#ifndef CHANCERY_RESOLVE_PARTITION_H_
#define CHANCERY_RESOLVE_PARTITION_H_

#include <span>
#include <vector>

#include "resolve/known_mentions.h"

namespace chancery::resolve {

// Mentions of one event, ordered by (publication day, id); those without a publication day come last.
using Cluster = std::vector<const ResolvedMention*>;

// How vague a time is: the days from its earliest to its latest; more than any such number where one of the two is not
// known, and still more where neither is.
int Vagueness(const ontology::EventTime& time);

// Takes the mentions one by one in an order of their own and puts each into the event that it joins, or else into a new
// one (resolve/placement.h). So a vague mention joins one of two events of known days and never makes one of them.
//
// The clusters are ordered by their first mention. They hold the pointers given.
std::vector<Cluster> Partition(std::span<const ResolvedMention* const> mentions);

// The order of a cluster's mentions.
bool PublishedBefore(const ontology::EventMention& a, const ontology::EventMention& b);
void SortByPublication(Cluster* cluster);

}  // namespace chancery::resolve

#endif  // CHANCERY_RESOLVE_PARTITION_H_
