using Coordination.Events;

namespace Coordination.Host.Pages.Tablets;

/// <summary>The page that asks for a code.</summary>
/// <param name="Code">What was typed; null: nothing yet.</param>
/// <param name="Fault">Why it is asked for again, as a key of the texts; null: it is not.</param>
public sealed record TabletCodeModel(string? Code, string? Fault)
{
    /// <summary>The maximum length of what is typed, in characters.</summary>
    public const int LengthMax = 20;
}

/// <summary>The page that asks the questions of a scale.</summary>
/// <param name="Code">The code that was typed.</param>
/// <param name="Answers">What was answered to each question; null: nothing yet.</param>
/// <param name="AsksCode">Whether another code is asked for.</param>
public sealed record TabletQuestionsModel(
    FeedbackInstrument Instrument, string Code, IReadOnlyList<int?> Answers, bool AsksCode = false)
{
    /// <summary>The highest answer to a question.</summary>
    public const int AnswerMax = 10;

    /// <summary>No answer to any of the four questions.</summary>
    public static IReadOnlyList<int?> NoAnswers { get; } = [null, null, null, null];

    /// <summary>Why the questions are asked again, as a key of the texts; null: they are not.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the scale is one for children, with faces.</summary>
    public bool HasFaces => Instrument is FeedbackInstrument.Cors or FeedbackInstrument.Csrs;

    /// <summary>The scale as the keys of the texts name it.</summary>
    public string Key => $"tablet.{Vocabulary.WordFor(Instrument).ToLowerInvariant()}";

    /// <summary>The field of a question, from 0.</summary>
    public static string FieldOf(int number) => $"answer{number + 1}";
}

/// <summary>A page of a heading and a text.</summary>
/// <param name="Title">A key of the texts.</param>
/// <param name="Text">A key of the texts.</param>
public sealed record TabletNoticeModel(string Title, string Text)
{
    /// <summary>Whether somebody is signed in, who signs out first.</summary>
    public bool SignsOut { get; init; }
}
