// The service Articles.
#ifndef CHANCERY_SERVER_ARTICLES_SERVICE_H_
#define CHANCERY_SERVER_ARTICLES_SERVICE_H_

#include "chancery/v1/articles.grpc.pb.h"
#include "server/backend.h"

namespace chancery::server {

class ArticlesService final : public v1::Articles::CallbackService {
 public:
  explicit ArticlesService(Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* ExtractArticle(grpc::CallbackServerContext* context,
                                           const v1::ExtractArticleRequest* request,
                                           v1::ExtractArticleResponse* response) override;
  grpc::ServerUnaryReactor* IngestArticle(grpc::CallbackServerContext* context, const v1::IngestArticleRequest* request,
                                          v1::IngestArticleResponse* response) override;
  grpc::ServerBidiReactor<v1::IngestArticlesRequest, v1::IngestArticlesResponse>* IngestArticles(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* GetArticle(grpc::CallbackServerContext* context, const v1::GetArticleRequest* request,
                                       v1::GetArticleResponse* response) override;

  grpc::ServerUnaryReactor* ListArticles(grpc::CallbackServerContext* context, const v1::ListArticlesRequest* request,
                                         v1::ListArticlesResponse* response) override;
  grpc::ServerUnaryReactor* ListArticleVersions(grpc::CallbackServerContext* context,
                                                const v1::ListArticleVersionsRequest* request,
                                                v1::ListArticleVersionsResponse* response) override;
  grpc::ServerUnaryReactor* WithdrawArticle(grpc::CallbackServerContext* context,
                                            const v1::WithdrawArticleRequest* request,
                                            v1::WithdrawArticleResponse* response) override;
  grpc::ServerWriteReactor<v1::ReextractArticlesResponse>* ReextractArticles(
      grpc::CallbackServerContext* context, const v1::ReextractArticlesRequest* request) override;

 private:
  Backend& backend_;
};

}  // namespace chancery::server

#endif  // CHANCERY_SERVER_ARTICLES_SERVICE_H_
