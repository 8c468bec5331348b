using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>An answer that is stored with its append.</summary>
internal readonly record struct AnswerWrite(string Citizen, IdempotentAnswer Answer)
{
    internal static RowWrite<AnswerWrite> Keep { get; } = new(
        "Journal/keep_answers",
        Column<AnswerWrite>.Text(write => write.Citizen),
        Column<AnswerWrite>.Text(write => write.Answer.Caller),
        Column<AnswerWrite>.Text(write => write.Answer.Key),
        Column<AnswerWrite>.Text(write => write.Answer.RequestHash),
        Column<AnswerWrite>.Utf8(write => write.Answer.Result),
        Column<AnswerWrite>.Instant(write => write.Answer.At),
        Column<AnswerWrite>.Text(write => write.Answer.Citizen));
}
