// Transcripts in which nobody says a word: each is its vendor's, a call without turns, and hides no call
// beside it.
#include <doctest/doctest.h>

#include "vendor_cases.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

constexpr std::string_view kNothing = "the call has no turns";

const VendorCase kSilent[] = {
    {"nulls", R"({"jobName":"j","results":{"transcripts":null,"items":null}})", "aws-transcribe", "",
     kNothing},
    {"no channel", R"({"metadata":{"request_id":"r"},"results":{"channels":[]}})", "deepgram", "", kNothing},
    {"no result, with the format",
     R"({"format":"2.9","job":{"id":"x"},"metadata":{"type":"transcription"},"results":[]})", "speechmatics",
     "", kNothing},
    {"no result, with its index", R"({"result_index":0,"results":[]})", "watson", "", kNothing},
    {"no result, with what was billed", R"({"results":[],"totalBilledTime":"15s","requestId":"1"})",
     "google-speech", "", kNothing},
    {"an operation with no result", R"({"name":"o","done":true,"response":{"@type":"t","results":[]}})",
     "google-speech", "", kNothing},
    {"an operation without results", R"({"name":"o","metadata":{},"done":true,"response":{"@type":"t"}})",
     "google-speech", "", kNothing},
    {"no transcript", R"({"conversationId":"c","transcripts":[],"participants":[]})", "genesys", "",
     kNothing},
    {"silence alone", R"([{"RecognitionStatus":"InitialSilenceTimeout","Offset":1,"Duration":1}])",
     "azure-live", "", kNothing},
    {"silence first", R"([{"RecognitionStatus":"InitialSilenceTimeout","Offset":1,"Duration":1},
       {"RecognitionStatus":"NoMatch","Offset":2,"Duration":1},{"RecognitionStatus":"NoMatch","Offset":3,"Duration":1},
       {"RecognitionStatus":"Success","Offset":15000000,"Duration":5000000,"NBest":[{"Display":"Hola."}]}])",
     "azure-live", "unknown 1.5-2: Hola.\n"},
    {"no entry", R"({"conversation_info":{"categories":[]},"entries":[]})", "google-insights-upload", "",
     kNothing},
    {"an empty transcript", R"({"name":"a/b/1","medium":"PHONE_CALL","transcript":{}})", "google-insights",
     "", kNothing},
    {"no monologue", R"({"monologues":[]})", "rev", "", kNothing},
    {"no sentence", R"({"sentences":[],"meta":{"next_page_url":null}})", "twilio", "", kNothing},
    {"no transcription",
     R"({"id":"g","request_id":"G","status":"done","kind":"live","result":{"metadata":{},"transcription":null}})",
     "gladia", "", kNothing},
    {"no segment", R"({"params":{},"result":{"language":"es"},"transcription":[]})", "whisper.cpp", "",
     kNothing},
    {"no utterance", R"({"transcription":{"call_id":2,"content":{"language":"es","utterances":[]}}})",
     "aircall", "", kNothing},
    {"in an envelope", R"({"result":{"monologues":[]}})", "rev", "", kNothing},
    {"beside turns",
     R"({"messages":[{"speaker":"Agente","text":"Hola."}],"data":{"results":[]},"entries":[]})", "list",
     "agent: Hola.\n"},
};

}  // namespace

TEST_CASE("a transcript in which nobody says a word is its vendor's") { check(kSilent); }

TEST_CASE("what merely has nothing in it is no transcript") {
  for (const std::string_view json :
       {R"({"items":[]})", R"({"sentences":[]})", R"({"transcripts":[]})", R"({"results":{"channels":[]}})",
        R"({"results":[]})", R"({"results":[],"next":null})", "[]"}) {
    CAPTURE(json);
    CHECK(read_bytes(json).calls.empty());
  }
}
