// The table of formats, in the order in which they are tried.
#include <algorithm>

#include "read/format.hpp"
#include "read/read.hpp"

namespace cortesia::read {
namespace {

using enum JsonKind;

// Marks of formats that are known and have no reader yet: they are refused by their name.
bool looks_like_vcon(const Shape& s) {
  return s.has("dialog", array) && s.has("parties", array) &&
         (s.has("uuid") || s.has("vcon") || s.has("created_at"));
}
bool looks_like_signed_vcon(const Shape& s) { return s.has("payload", string) && s.has("signatures", array); }
bool looks_like_pca(const Shape& s) {
  return s.has("ConversationAnalytics", object) && s.has("SpeechSegments", array);
}
bool looks_like_tca(const Shape& s) {
  return s.has("Transcript[].Content") &&
         (s.has("Transcript[].Items") || s.has("Transcript[].LoudnessScores") || s.has("JobName"));
}
bool looks_like_lens_chat(const Shape& s) { return s.has("Transcript[].AbsoluteTime"); }
bool looks_like_lens_voice(const Shape& s) {
  return s.has("Transcript[].Content") && s.has("Transcript[].BeginOffsetMillis");
}
bool looks_like_transcribe(const Shape& s) { return s.has("results.transcripts") && s.has("results.items"); }
bool looks_like_bedrock(const Shape& s) {
  return s.has("metadata.semantic_modality") && s.has("audio_segments", array);
}
bool looks_like_deepgram(const Shape& s) { return s.has("results.channels[].alternatives"); }
bool looks_like_speechmatics(const Shape& s) {
  return (s.has("format", string) && s.has("results[].alternatives")) ||
         (s.has("job") && s.has("speakers") && s.has("words"));
}
bool looks_like_google_speech(const Shape& s) {
  return s.has("results[].alternatives") || s.has("response.results[].alternatives");
}
bool looks_like_genesys(const Shape& s) { return s.has("transcripts[].phrases", array); }
bool looks_like_azure_batch(const Shape& s) { return s.has("recognizedPhrases", array); }
bool looks_like_azure_fast(const Shape& s) {
  return s.has("combinedPhrases", array) && s.has("phrases", array);
}
bool looks_like_azure_live(const Shape& s) {
  return (s.has("NBest") && s.has("RecognitionStatus")) ||
         (s.has("[].NBest") && s.has("[].RecognitionStatus"));
}
bool looks_like_azure_conversation(const Shape& s) {
  return s.has("conversations[].conversationItems") ||
         s.has("analysisInput.conversations[].conversationItems");
}
bool looks_like_insights_upload(const Shape& s) { return s.has("entries[].role") && s.has("entries[].text"); }
bool looks_like_insights(const Shape& s) { return s.has("transcript.transcriptSegments", array); }
bool looks_like_rev(const Shape& s) { return s.has("monologues[].elements") || s.has("monologues[].spans"); }
bool looks_like_assembly(const Shape& s) { return s.has("audio_url") && s.has("words", array); }
bool looks_like_gladia(const Shape& s) { return s.has("result.transcription.utterances"); }
bool looks_like_twilio(const Shape& s) { return s.has("sentences[].media_channel"); }
bool looks_like_whisper_cpp(const Shape& s) { return s.has("transcription[].offsets.from"); }
bool looks_like_whisperx(const Shape& s) { return s.has("segments", array) && s.has("word_segments"); }
bool looks_like_whisper(const Shape& s) {
  return s.has("segments", array) &&
         (s.has("segments[].avg_logprob") || s.has("segments[].seek") || s.has("segments[].tokens") ||
          s.has("segments[].type") || (s.has("task") && s.has("duration")));
}
bool looks_like_webvtt(const Shape& s) { return !s.is_json() && s.text().subtitles; }
bool looks_like_srt(const Shape& s) { return !s.is_json() && s.text().bare_arrows > 0; }

constinit const Format kFormats[] = {
    {"cortesia", "cortesia JSON: a call an object, an array of them, or JSON Lines", looks_like_cortesia,
     read_cortesia},
    {"vcon", "IETF vCon", looks_like_vcon, nullptr},
    {"vcon-signed", "signed IETF vCon", looks_like_signed_vcon, nullptr},
    {"aws-pca", "Amazon post-call analytics results", looks_like_pca, nullptr},
    {"aws-call-analytics", "Amazon Transcribe Call Analytics", looks_like_tca, nullptr},
    {"contact-lens-chat", "Amazon Connect Contact Lens, chat", looks_like_lens_chat, nullptr},
    {"contact-lens", "Amazon Connect Contact Lens, voice", looks_like_lens_voice, nullptr},
    {"aws-transcribe", "Amazon Transcribe", looks_like_transcribe, nullptr},
    {"bedrock", "Amazon Bedrock Data Automation, audio", looks_like_bedrock, nullptr},
    {"deepgram", "Deepgram", looks_like_deepgram, nullptr},
    {"speechmatics", "Speechmatics", looks_like_speechmatics, nullptr},
    {"google-speech", "Google Speech-to-Text", looks_like_google_speech, nullptr},
    {"genesys", "Genesys Cloud", looks_like_genesys, nullptr},
    {"azure-batch", "Azure batch transcription", looks_like_azure_batch, nullptr},
    {"azure-fast", "Azure fast transcription", looks_like_azure_fast, nullptr},
    {"azure-live", "Azure real-time recognition", looks_like_azure_live, nullptr},
    {"azure-conversation", "Azure Conversational Language input", looks_like_azure_conversation, nullptr},
    {"google-insights-upload", "Google Conversational Insights, upload", looks_like_insights_upload, nullptr},
    {"google-insights", "Google Conversational Insights, resource", looks_like_insights, nullptr},
    {"rev", "Rev.ai", looks_like_rev, nullptr},
    {"assemblyai", "AssemblyAI", looks_like_assembly, nullptr},
    {"gladia", "Gladia", looks_like_gladia, nullptr},
    {"twilio", "Twilio Intelligence sentences", looks_like_twilio, nullptr},
    {"whisper.cpp", "whisper.cpp JSON", looks_like_whisper_cpp, nullptr},
    {"whisperx", "WhisperX JSON", looks_like_whisperx, nullptr},
    {"whisper", "Whisper or OpenAI transcription JSON", looks_like_whisper, nullptr},
    {"webvtt", "WebVTT subtitles", looks_like_webvtt, nullptr},
    {"srt", "SRT subtitles", looks_like_srt, nullptr},
    {"text", "plain text with speaker labels (\"Agente: ...\"), with or without times", looks_like_text,
     read_text},
};

}  // namespace

std::span<const Format> format_table() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == std::end(kFormats) ? nullptr : found;
}

const Format* detect(const Shape& shape) {
  const auto* found = std::ranges::find_if(kFormats, [&](const Format& f) { return f.looks_like(shape); });
  return found == std::end(kFormats) ? nullptr : found;
}

std::vector<FormatInfo> formats() {
  std::vector<FormatInfo> infos;
  for (const Format& format : kFormats)
    if (format.read != nullptr) infos.push_back({format.name, format.about});
  return infos;
}

}  // namespace cortesia::read
