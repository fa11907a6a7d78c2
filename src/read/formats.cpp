// The table of formats, in the order in which they are tried: what is known by more comes before what is
// known by less, for many share keys such as "results".
#include <algorithm>

#include "read/draft.hpp"
#include "read/format.hpp"
#include "read/read.hpp"

namespace cortesia::read {

// The readers in formats/.
using Fill = void(const Node&, Draft&);
Fill read_contact_lens, read_contact_lens_chat, read_contact_lens_stream, read_transcribe,
    read_call_analytics, read_post_call_analytics;
Fill read_transcribe_stream, read_call_analytics_stream, read_deepgram_stream;
Fill read_genesys, read_azure_batch, read_azure_files, read_azure_fast, read_azure_live,
    read_azure_conversation;
Fill read_google_speech, read_google_insights, read_google_insights_upload;
Fill read_whisper, read_whisper_cpp;
Fill read_deepgram, read_assemblyai, read_rev, read_twilio, read_gladia, read_bedrock, read_ringsense,
    read_quo;
Fill read_soniox, read_speechmatics, read_speechmatics_live, read_speechmatics_v1, read_watson, read_vosk;
Fill read_generic, read_words, read_aircall, read_dialogue;
Fill read_vcon, read_signed_vcon;
PageLinks twilio_links(const Node&);
using Read = void(const Document&, Desk&);
Read read_subtitles, read_table, read_stm;
using LooksLike = bool(const Shape&);
LooksLike looks_like_webvtt, looks_like_srt, looks_like_sbv, looks_like_ass, looks_like_table,
    looks_like_rttm, looks_like_ctm, looks_like_stm, looks_like_generic, looks_like_dialogue;

namespace {

constexpr Format json(std::string_view name, std::string_view about, const Marks& marks, Fill* fill,
                      const Marks& silent = {}) {
  return {.name = name, .about = about, .marks = marks, .silent = silent, .fill = fill};
}

constexpr Format text(std::string_view name, std::string_view about, LooksLike* looks_like, Read* read) {
  return {.name = name, .about = about, .looks_like = looks_like, .read = read};
}

constinit const Format kFormats[] = {
    {.name = "cortesia",
     .about = "cortesia JSON: a call an object, an array of them, or JSON Lines",
     .looks_like = looks_like_cortesia,
     .read = read_cortesia},
    json("vcon", "IETF vCon",
         "parties:array dialog:array uuid|vcon|created_at or parties:array analysis:array uuid|vcon|dialog",
         read_vcon),
    json("vcon-signed", "signed IETF vCon", "payload:string signatures:array", read_signed_vcon),
    {.name = "vcon-encrypted",
     .about = "an encrypted vCon",
     .marks = "ciphertext:string recipients:array",
     .remedy = "its recipient can decrypt it"},
    json("aws-pca", "Amazon post-call analytics results", "ConversationAnalytics:object SpeechSegments:array",
         read_post_call_analytics),
    json("aws-call-analytics", "Amazon Transcribe Call Analytics",
         "Transcript[].Content Transcript[].Items|Transcript[].LoudnessScores|JobName or Transcript:array "
         "JobName",
         read_call_analytics),
    json("contact-lens-chat", "Amazon Connect Contact Lens, chat",
         "Transcript[].AbsoluteTime or Transcript:array ChatTranscriptVersion", read_contact_lens_chat),
    json("contact-lens", "Amazon Connect Contact Lens, voice",
         "Transcript[].Content Transcript[].BeginOffsetMillis or Transcript:array CustomerMetadata.ContactId",
         read_contact_lens),
    {.name = "contact-lens-stream",
     .about = "Amazon Connect Contact Lens, stream in real time",
     .marks = "EventType ContactId LanguageCode|Segments or "
              "[].EventType [].ContactId [].LanguageCode|[].Segments",
     .fill = read_contact_lens_stream,
     .piece = true,
     .several = true},
    {.name = "aws-transcribe-stream",
     .about = "Amazon Transcribe, stream in real time",
     .marks = "Transcript.Results|TranscriptEvent.Transcript or "
              "[].Transcript.Results|[].TranscriptEvent.Transcript",
     .fill = read_transcribe_stream,
     .piece = true,
     .several = true},
    {.name = "aws-call-analytics-stream",
     .about = "Amazon Transcribe Call Analytics, stream in real time",
     .marks = "UtteranceEvent.UtteranceId|UtteranceEvent.ParticipantRole or "
              "[].UtteranceEvent.UtteranceId|[].UtteranceEvent.ParticipantRole",
     .fill = read_call_analytics_stream,
     .piece = true,
     .several = true},
    json("aws-transcribe", "Amazon Transcribe", "results.transcripts results.items", read_transcribe,
         "jobName results:object"),
    json("bedrock", "Amazon Bedrock Data Automation, audio",
         "metadata.semantic_modality audio_segments:array", read_bedrock),
    json("deepgram", "Deepgram", "results.channels[].alternatives", read_deepgram,
         "metadata:object results.channels:empty"),
    {.name = "deepgram-stream",
     .about = "Deepgram, stream in real time",
     .marks = "channel.alternatives is_final or [].channel.alternatives [].is_final",
     .silent = "type:string request_id channels:number or [].type:string [].request_id [].channels:number",
     .fill = read_deepgram_stream,
     .piece = true,
     .several = true},
    {.name = "speechmatics-live",
     .about = "Speechmatics, real-time messages",
     .marks = "message:string metadata.transcript|language_pack_info|seq_no or "
              "message:string format results:array or "
              "[].message:string [].metadata.transcript|[].language_pack_info|[].seq_no or "
              "[].message:string [].format [].results:array",
     .fill = read_speechmatics_live,
     .piece = true,
     .several = true},
    json("speechmatics", "Speechmatics",
         "format:string results[].alternatives or metadata.transcription_config results:array",
         read_speechmatics, "format|job results:empty"),
    json("speechmatics-v1", "Speechmatics, first version", "job speakers:array words:array",
         read_speechmatics_v1),
    json("soniox", "Soniox", "tokens[].text tokens[].start_ms", read_soniox),
    json("watson", "IBM Watson", "results[].alternatives results[].final|result_index", read_watson,
         "result_index results:empty"),
    json("google-speech", "Google Speech-to-Text",
         "results[].alternatives or done response.results[].alternatives or audioFileResults:object or "
         "response.audioFileResults:object",
         read_google_speech,
         "results:empty totalBilledTime|total_billed_time|requestId|request_id|metadata"
         " or done response.results:empty or done response.@type"),
    json("genesys", "Genesys Cloud", "transcripts[].phrases:array", read_genesys,
         "transcripts:empty conversationId|communicationId"),
    json("azure-batch", "Azure batch transcription", "recognizedPhrases:array or RecognizedPhrases:array",
         read_azure_batch),
    {.name = "azure-files",
     .about = "Azure batch transcription, second version",
     .marks = "AudioFileResults[].SegmentResults",
     .fill = read_azure_files,
     .several = true},
    json("azure-fast", "Azure fast transcription", "combinedPhrases:array phrases:array", read_azure_fast),
    {.name = "azure-live",
     .about = "Azure real-time recognition",
     .marks = "RecognitionStatus NBest|DisplayText or [].RecognitionStatus [].NBest|[].DisplayText",
     .silent = "RecognitionStatus Offset or [].RecognitionStatus [].Offset",
     .fill = read_azure_live,
     .piece = true},
    {.name = "azure-conversation",
     .about = "Azure Conversational Language input",
     .marks = "conversations[].conversationItems or analysisInput.conversations[].conversationItems",
     .fill = read_azure_conversation,
     .several = true},
    json("google-insights-upload", "Google Conversational Insights, upload", "entries[].role entries[].text",
         read_google_insights_upload, "entries:empty"),
    json("google-insights", "Google Conversational Insights, resource", "transcript.transcriptSegments:array",
         read_google_insights, "name medium|callMetadata|turnCount transcript:object"),
    json("rev", "Rev.ai", "monologues[].elements|monologues[].spans", read_rev, "monologues:empty"),
    json("assemblyai", "AssemblyAI", "audio_url words:array or audio_url acoustic_model|utterances|status",
         read_assemblyai),
    json("gladia", "Gladia",
         "result.transcription.utterances or result.metadata.audio_duration result.transcription:null",
         read_gladia, "request_id kind|file result|status"),
    {.name = "twilio",
     .about = "Twilio Intelligence sentences",
     .marks = "sentences[].media_channel",
     .silent = "sentences:empty meta",
     .fill = read_twilio,
     .page_key = "\"next_page_url\"",
     .page_links = twilio_links},
    {.name = "twilio-transcript",
     .about = "Twilio's resource of a transcript, without its sentences,",
     .marks = "sid service_sid channel|media_start_time|links status",
     .remedy = "read its sentences, which stand at its links.sentences"},
    json("whisper.cpp", "whisper.cpp JSON", "transcription[].offsets.from", read_whisper_cpp,
         "transcription:empty result|params|model"),
    json("whisperx", "WhisperX JSON", "segments:array word_segments", read_whisper),
    json("whisper", "Whisper or OpenAI transcription JSON",
         "segments[].avg_logprob|segments[].seek|segments[].tokens|segments[].type"
         " or text:string segments:array language|task|duration or text:string words:array language|task"
         " or text:string segments:null|words:null|usage|logprobs",
         read_whisper),
    {.name = "vosk",
     .about = "Vosk",
     .marks = "text:string result[].word or [].text:string [].result[].word",
     .fill = read_vosk,
     .piece = true},
    json("ringsense", "RingCentral RingSense insights", "insights.Transcript[].text speakerInfo:array",
         read_ringsense),
    json("quo", "Quo (OpenPhone) transcription", "dialogue[].identifier dialogue[].content", read_quo),
    json("aircall", "Aircall transcription", "transcription.content.utterances[].participant_type",
         read_aircall, "transcription.content.utterances:empty"),
    {.name = "list",
     .about = "a list of turns in JSON, each with a text, and perhaps a speaker and times",
     .looks_like = looks_like_generic,
     .fill = read_generic,
     .round = Format::Round::generic},
    {.name = "words",
     .about = "a list of words in JSON with their times, and perhaps with speakers",
     .marks = "words[].word|words[].text words[].start|words[].start_time or [].word [].start|[].start_time",
     .fill = read_words,
     .round = Format::Round::generic},
    {.name = "dialogue",
     .about = "plain text with speaker labels, in a string or a list of strings of JSON",
     .looks_like = looks_like_dialogue,
     .fill = read_dialogue,
     .round = Format::Round::note},
    {.name = "rttm",
     .about = "RTTM, which says who speaks when and not what,",
     .looks_like = looks_like_rttm,
     .remedy = "put it beside its transcript, under the same name"},
    {.name = "stm",
     .about = "STM: a turn a line, with its file, channel, speaker and times",
     .looks_like = looks_like_stm,
     .read = read_stm,
     .several = true},
    text("webvtt", "WebVTT subtitles", looks_like_webvtt, read_subtitles),
    text("srt", "SRT subtitles", looks_like_srt, read_subtitles),
    text("sbv", "SBV captions, YouTube's", looks_like_sbv, read_subtitles),
    {.name = "ass",
     .about = "ASS subtitles, which say every line once for each word that they light up,",
     .looks_like = looks_like_ass,
     .remedy = "have the program write WebVTT, SRT or JSON"},
    {.name = "table",
     .about = "CSV or TSV: a row a turn, or a row a call",
     .looks_like = looks_like_table,
     .read = read_table,
     .several = true},
    text("text", "plain text with speaker labels (\"Agente: ...\"), with or without times", looks_like_text,
         read_text),
    {.name = "ctm",
     .about = "CTM, a word a line without who said it,",
     .looks_like = looks_like_ctm,
     .remedy = "have the recogniser write JSON, which tells the speakers"},
};

}  // namespace

bool Format::fits_in(Round a_round, const Shape& shape) const {
  return a_round == round ? fits(shape) : a_round == Round::silent && shape.fits(silent);
}

bool Format::fits(const Shape& shape) const {
  return looks_like ? looks_like(shape) : shape.is_json() && shape.fits(marks);
}

std::span<const Format> format_table() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == std::end(kFormats) ? nullptr : found;
}

std::vector<FormatInfo> formats() {
  std::vector<FormatInfo> infos;
  for (const Format& format : kFormats)
    if (format.read || format.fill) infos.push_back({format.name, format.about});
  return infos;
}

}  // namespace cortesia::read
