// Asks a store and its model the same.
#ifndef CHANCERY_TESTS_STORE_MODEL_QUESTIONS_H_
#define CHANCERY_TESTS_STORE_MODEL_QUESTIONS_H_

#include <random>
#include <string>

#include "store/store.h"
#include "tests/store/model/world.h"

namespace chancery::testing {

// Everything at the latest revision, and the same at some revisions and identities of before, with lists by random
// queries read in pages of random sizes. Empty if all is the same, else the first difference, with its question.
std::string Compare(const store::Store& store, const Model& model, std::mt19937_64& random);

}  // namespace chancery::testing

#endif  // CHANCERY_TESTS_STORE_MODEL_QUESTIONS_H_
