using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Views;

namespace Coordination.Domain.Explanations;

/// <summary>Policy's words with their places filled: <c>{owes} owes an answer by {due}.</c></summary>
internal static class Phrase
{
    /// <summary>Nothing to say.</summary>
    public static TextView Empty { get; } = new("", "");

    /// <summary>Whether the words have that place, or with <c>{</c> any at all.</summary>
    public static bool Names(this TextView words, string place) =>
        words.Da.Contains(place, StringComparison.Ordinal) || words.En.Contains(place, StringComparison.Ordinal);

    /// <summary>The words with these values in their places; a place that has no value stays as it is.</summary>
    public static TextView Fill(this TextView words, params ReadOnlySpan<(string Place, TextView Value)> values)
    {
        var (da, en) = (words.Da, words.En);
        foreach (var (place, value) in values)
            (da, en) = (da.Replace(place, value.Da, StringComparison.Ordinal), en.Replace(place, value.En, StringComparison.Ordinal));
        return new(da, en);
    }

    /// <summary>The words with a rule's own thresholds in their places.</summary>
    public static TextView Fill(this TextView words, IReadOnlyDictionary<string, decimal> numbers)
    {
        if (!words.Names("{")) return words;
        foreach (var (name, number) in numbers) words = words.Fill(($"{{{name}}}", Number(number)));
        return words;
    }

    /// <summary>The same in both languages: a name, a number.</summary>
    public static TextView Same(string? text) => new(text ?? "", text ?? "");

    /// <summary>A number as each language writes it.</summary>
    public static TextView Number(decimal number)
    {
        var en = number.ToString("0.##", CultureInfo.InvariantCulture);
        return new(en.Replace('.', ','), en);
    }

    /// <summary>Sentences after each other; empty ones are left out.</summary>
    public static TextView Join(params ReadOnlySpan<TextView> sentences)
    {
        List<string> da = [], en = [];
        foreach (var sentence in sentences)
        {
            if (sentence.Da.Length > 0) da.Add(sentence.Da.Replace("..", ".", StringComparison.Ordinal));
            if (sentence.En.Length > 0) en.Add(sentence.En.Replace("..", ".", StringComparison.Ordinal));
        }

        return new(string.Join(' ', da), string.Join(' ', en));
    }

    /// <summary>When something is due, in words; empty where it is not.</summary>
    public static TextView By(Due? due) => due is { } known ? Wording.By(known) : Empty;
}
