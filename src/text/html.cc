#include "text/html.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "text/html_chrome.h"
#include "text/html_guard.h"
#include "text/html_structure.h"
#include "text/html_text.h"
#include "text/lines.h"
#include "text/strings.h"
#include "text/words.h"

namespace chancery::text {
namespace {

struct DestroyOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

// Walks the tree, without recursion, and gathers blocks, elements and facts.
class Walker {
 public:
  Walker(const MappedText& page, std::string_view buffer) : page_(page), buffer_(buffer) {}

  HtmlPage Walk(const GumboNode* root) {
    Enter(root);
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next_child < children.length) {
        Enter(static_cast<const GumboNode*>(children.data[top.next_child++]));
      } else {
        Leave();
      }
    }
    Flush();
    MarkChrome(elements_, block_elements_, &result_.blocks);
    for (auto& [time, element] : times_) {
      if (elements_[element].marks.reason.empty() || elements_[element].marks.reason == "byline") {
        result_.times.push_back(std::move(time));
      }
    }
    return std::move(result_);
  }

 private:
  struct Frame {
    const GumboNode* node;
    size_t next_child;
    size_t element;        // of the walk
    size_t block_element;  // the innermost element that is no part of a line
  };

  void Enter(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      AddText(node->v.text);
      return;
    }
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return;
    const GumboElement& element = node->v.element;
    ReadFacts(element);
    if (element.tag == GUMBO_TAG_BR) return EndLine();
    const bool is_inline = IsInline(element);
    if (!is_inline) Flush();
    const size_t parent = stack_.empty() ? 0 : stack_.back().element;
    const size_t index = elements_.size();
    elements_.push_back({parent, element.tag, MarksOf(element)});
    if (elements_[index].marks.never_shown) {
      DropUnseen(element);
      return;
    }
    if (element.tag == GUMBO_TAG_A) ++links_;
    if (element.tag == GUMBO_TAG_PRE) ++preformatted_;
    stack_.push_back({node, 0, index, is_inline && !stack_.empty() ? stack_.back().block_element : index});
  }

  void Leave() {
    const GumboElement& element = stack_.back().node->v.element;
    if (!IsInline(element)) Flush();
    if (element.tag == GUMBO_TAG_A) --links_;
    if (element.tag == GUMBO_TAG_PRE) --preformatted_;
    stack_.pop_back();
  }

  void AddText(const GumboText& text) {
    const std::string_view decoded(text.text);
    const size_t before = line_.text.text.size();
    AppendDecoded(page_, buffer_, Place(text.original_text), decoded, &line_.text);
    if (links_ > 0) line_.link_bytes += line_.text.text.size() - before;
    if (preformatted_ > 0 && Contains(decoded, '\n')) SplitLine();
  }

  // In preformatted text a line end is one.
  void SplitLine() {
    const MappedText all = std::exchange(line_.text, {});
    const size_t link_bytes = line_.link_bytes;
    size_t begin = 0;
    for (size_t end; (end = all.text.find('\n', begin)) != std::string::npos; begin = end + 1) {
      line_.text.Append(all, {begin, end});
      EndLine();
    }
    line_.text.Append(all, {begin, all.text.size()});
    line_.link_bytes = std::min(link_bytes, line_.text.text.size());
  }

  void EndLine() {
    lines_.push_back(std::exchange(line_, {}));
    lines_.back().text = Collapse(lines_.back().text);
  }

  // Ends the block: what was read since the last one stands by itself.
  void Flush() {
    EndLine();
    const size_t element = stack_.empty() ? 0 : stack_.back().block_element;
    for (Block& block : JoinLines(std::exchange(lines_, {}))) {
      if (!elements_.empty()) {
        const GumboTag tag = elements_[element].tag;
        if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) block.heading = tag - GUMBO_TAG_H1 + 1;
        block.list_item = tag == GUMBO_TAG_LI;
      }
      result_.blocks.push_back(std::move(block));
      block_elements_.push_back(element);
    }
  }

  // Where the parser's piece stands in the page; an empty range for what the parser made up.
  Span Place(const GumboStringPiece& piece) const {
    if (piece.data < buffer_.data() || piece.data > buffer_.data() + buffer_.size()) return {};
    const size_t begin = static_cast<size_t>(piece.data - buffer_.data());
    return {begin, std::min(begin + piece.length, buffer_.size())};
  }

  Span OriginalOf(const GumboStringPiece& piece) const { return page_.map.ToOriginal(Place(piece)); }

  // Remembers what stood in a script or the like, and reads from it what the page says about itself.
  void DropUnseen(const GumboElement& element) {
    std::string text;
    for (unsigned int i = 0; i < element.children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
      if (child->type == GUMBO_NODE_TEXT) text += child->v.text.text;
      if (child->type == GUMBO_NODE_ELEMENT && element.tag == GUMBO_TAG_HEAD) ReadHeadElement(child->v.element);
    }
    if (element.tag == GUMBO_TAG_SCRIPT && EqualsIgnoreCase(Attribute(element, "type"), "application/ld+json")) {
      result_.json_ld.push_back(std::move(text));
    }
  }

  void ReadHeadElement(const GumboElement& element) {
    ReadFacts(element);
    if (element.tag == GUMBO_TAG_SCRIPT) DropUnseen(element);
    if (element.tag != GUMBO_TAG_TITLE || element.children.length == 0) return;
    const auto* child = static_cast<const GumboNode*>(element.children.data[0]);
    if (child->type != GUMBO_NODE_TEXT) return;
    MappedText title;
    AppendDecoded(page_, buffer_, Place(child->v.text.original_text), child->v.text.text, &title);
    result_.title = Collapse(title);
  }

  void ReadFacts(const GumboElement& element) {
    if (element.tag == GUMBO_TAG_HTML) result_.language = Attribute(element, "lang");
    if (element.tag == GUMBO_TAG_META) ReadMeta(element);
    if (element.tag == GUMBO_TAG_LINK && EqualsIgnoreCase(Attribute(element, "rel"), "canonical")) {
      result_.canonical = Attribute(element, "href");
    }
    if (element.tag == GUMBO_TAG_TIME) ReadTime(element);
  }

  void ReadMeta(const GumboElement& element) {
    const GumboAttribute* content = gumbo_get_attribute(&element.attributes, "content");
    if (content == nullptr) return;
    for (const char* name : {"property", "name", "itemprop"}) {
      const std::string_view key = Attribute(element, name);
      if (!key.empty()) {
        result_.metas.push_back({AsciiLower(key), content->value, OriginalOf(content->original_value)});
      }
    }
  }

  void ReadTime(const GumboElement& element) {
    TimeTag time;
    time.datetime = Attribute(element, "datetime");
    if (time.datetime.empty() && element.children.length > 0) {
      const auto* child = static_cast<const GumboNode*>(element.children.data[0]);
      if (child->type == GUMBO_NODE_TEXT) time.datetime = child->v.text.text;
    }
    time.published = gumbo_get_attribute(&element.attributes, "pubdate") != nullptr ||
                     Contains(Attribute(element, "itemprop"), "datePublished");
    times_.emplace_back(std::move(time), stack_.empty() ? 0 : stack_.back().element);
  }

  const MappedText& page_;
  std::string_view buffer_;
  HtmlPage result_;
  std::vector<Frame> stack_;
  std::vector<HtmlElement> elements_;
  std::vector<size_t> block_elements_;  // of result_.blocks
  std::vector<std::pair<TimeTag, size_t>> times_;
  std::vector<Block> lines_;
  Block line_;
  int links_ = 0;
  int preformatted_ = 0;
};

}  // namespace

HtmlPage ReadHtml(const MappedText& page) {
  const std::string buffer = TameHtml(page.text);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, DestroyOutput> output(
      gumbo_parse_with_options(&options, buffer.data(), buffer.size()));
  if (output == nullptr || output->root == nullptr) return {};
  return Walker(page, buffer).Walk(output->root);
}

}  // namespace chancery::text
