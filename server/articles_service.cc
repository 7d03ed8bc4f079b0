#include "server/articles_service.h"

#include <utility>
#include <vector>

#include "server/article_lists.h"
#include "server/article_requests.h"
#include "server/article_withdrawal.h"
#include "server/call.h"
#include "server/convert.h"
#include "server/errors.h"
#include "server/ingest_stream.h"
#include "server/reextraction.h"

namespace chancery::server {
namespace {

// The words of a note and the sentence they stand in, from the parses that the extraction read: the title first if
// there is one, then the paragraphs.
void AddNotes(const bulk::ArticleReading& reading, v1::ExtractArticleResponse& response) {
  const size_t first = reading.page.article.title.empty() ? 1 : 0;
  for (const extract::Note& note : reading.extraction.notes) {
    v1::ExtractionNote& message = *response.add_notes();
    message.set_rule(note.rule);
    message.set_detail(note.detail);
    if (note.unit + first >= reading.documents.size()) continue;
    const nlp::Document& document = reading.documents[note.unit + first];
    if (note.tokens.begin >= note.tokens.end || note.tokens.end > document.tokens.size()) continue;
    message.set_words(std::string(document.Text(note.tokens)));
    message.set_sentence(std::string(document.Text(document.sentences[document.tokens[note.tokens.begin].sentence])));
  }
}

absl::Status Extract(const Backend& backend, const v1::ExtractArticleRequest& request, const CallControl& control,
                     v1::ExtractArticleResponse& response) {
  const absl::StatusOr<bulk::Page> page = PageOf(request.article(), "article");
  if (!page.ok()) return page.status();
  const absl::StatusOr<bulk::ArticleReading> reading = backend.reader.Read(
      {.bytes = page->bytes, .given = page->given},
      {.explain = request.explain(), .keep_documents = request.explain(), .stop = [&] { return control.Check(); }});
  if (!reading.ok()) return ArticleError(reading.status(), "article");
  const text::Article& source = reading->page.article;
  v1::Article& article = *response.mutable_article();
  article.set_url(source.url);
  article.set_title(source.title);
  article.set_publisher(source.publisher);
  article.set_language(source.language);
  article.set_published(ToText(source.published));
  article.set_published_source(source.published_from);
  article.set_body(source.body);
  article.set_extractor(backend.reader.version());
  for (const ontology::EventMention& mention : reading->extraction.mentions) {
    v1::Event& event = *response.add_events();
    event = ToProto(mention, &backend.ontology());
    for (v1::Evidence& evidence : *event.mutable_evidence()) evidence.set_extractor(backend.reader.version());
  }
  AddNotes(*reading, response);
  return absl::OkStatus();
}

absl::Status Get(const Backend& backend, const v1::GetArticleRequest& request, v1::GetArticleResponse& response) {
  if (absl::Status status = CheckName(request.name(), "articles", "name"); !status.ok()) return status;
  if (!v1::ArticleView_IsValid(request.view())) {
    return FieldError(v1::FIELD_INVALID, "view", "expected a value of ArticleView");
  }
  const absl::StatusOr<store::ReadView> view = backend.ViewFor(request.read_at());
  if (!view.ok()) return view.status();
  const bool full = request.view() == v1::ARTICLE_VIEW_FULL;
  absl::StatusOr<store::StoredArticle> stored = view->GetArticle(request.name(), full);
  if (absl::IsNotFound(stored.status())) {
    return MakeError(v1::ARTICLE_NOT_FOUND, std::string(stored.status().message()), {{"name", request.name()}});
  }
  if (!stored.ok()) return stored.status();
  v1::Article& article = *response.mutable_article();
  article = ToProto(*stored);
  article.set_revision(backend.RevisionToken(stored->revision));
  article.set_etag(article.revision());
  response.set_revision(backend.RevisionToken(view->revision()));
  if (!full) return absl::OkStatus();
  // The body does not depend on what the caller gave beside the page.
  const absl::StatusOr<bulk::PageText> text = backend.reader.ReadText({.bytes = stored->original});
  // One that was taken under larger limits than those of today has its content all the same.
  if (text.ok()) article.set_body(text->article.body);
  article.set_content(std::move(stored->original));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ArticlesService::ExtractArticle(grpc::CallbackServerContext* context,
                                                          const v1::ExtractArticleRequest* request,
                                                          v1::ExtractArticleResponse* response) {
  return UnaryCall::Start(backend_.readers, context, "Articles.ExtractArticle",
                          [this, request, response](const CallControl& control) {
                            return Extract(backend_, *request, control, *response);
                          });
}

grpc::ServerUnaryReactor* ArticlesService::IngestArticle(grpc::CallbackServerContext* context,
                                                         const v1::IngestArticleRequest* request,
                                                         v1::IngestArticleResponse* response) {
  return UnaryCall::StartAsync(backend_.readers, context, "Articles.IngestArticle",
                               [this, request, response](UnaryCall& call) {
                                 absl::StatusOr<bulk::Page> page = PageOf(request->article(), "article");
                                 if (!page.ok()) return call.Complete(page.status());
                                 std::vector<bulk::Page> pages;
                                 pages.push_back(*std::move(page));
                                 backend_.ingestor.IngestAll(
                                     std::move(pages), [&call] { return call.control().Check(); },
                                     [this, &call, response](size_t, absl::StatusOr<bulk::IngestedArticle> ingested) {
                                       if (ingested.ok()) *response = IngestedMessage(backend_, *ingested);
                                       call.Complete(ArticleError(ingested.status(), "article"));
                                     });
                               });
}

grpc::ServerBidiReactor<v1::IngestArticlesRequest, v1::IngestArticlesResponse>* ArticlesService::IngestArticles(
    grpc::CallbackServerContext* context) {
  return IngestStream::Start(backend_, context);
}

grpc::ServerUnaryReactor* ArticlesService::GetArticle(grpc::CallbackServerContext* context,
                                                      const v1::GetArticleRequest* request,
                                                      v1::GetArticleResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Articles.GetArticle",
                          [this, request, response](const CallControl&) { return Get(backend_, *request, *response); });
}

grpc::ServerUnaryReactor* ArticlesService::ListArticles(grpc::CallbackServerContext* context,
                                                        const v1::ListArticlesRequest* request,
                                                        v1::ListArticlesResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Articles.ListArticles",
                          [this, request, response](const CallControl& control) {
                            return server::ListArticles(backend_, *request, *response, control);
                          });
}

grpc::ServerUnaryReactor* ArticlesService::ListArticleVersions(grpc::CallbackServerContext* context,
                                                               const v1::ListArticleVersionsRequest* request,
                                                               v1::ListArticleVersionsResponse* response) {
  return UnaryCall::Start(backend_.workers, context, "Articles.ListArticleVersions",
                          [this, request, response](const CallControl&) {
                            return server::ListArticleVersions(backend_, *request, *response);
                          });
}

grpc::ServerUnaryReactor* ArticlesService::WithdrawArticle(grpc::CallbackServerContext* context,
                                                           const v1::WithdrawArticleRequest* request,
                                                           v1::WithdrawArticleResponse* response) {
  return UnaryCall::Start(
      backend_.readers, context, "Articles.WithdrawArticle",
      [this, request, response](const CallControl&) { return server::WithdrawArticle(backend_, *request, *response); });
}

grpc::ServerWriteReactor<v1::ReextractArticlesResponse>* ArticlesService::ReextractArticles(
    grpc::CallbackServerContext* context, const v1::ReextractArticlesRequest* request) {
  return Reextraction::Start(backend_, context, *request);
}

}  // namespace chancery::server
