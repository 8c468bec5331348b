using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Coordination.Domain.Policies;
using Coordination.Views;

namespace Coordination.Domain.Texts;

/// <summary>
/// The only table of texts: the texts of the rules and the common texts of a policy document, and the texts of <c>texts.json</c>,
/// which policy does not decide. It puts text parts into Danish and English words.
/// </summary>
/// <param name="policy">The policy in force when somebody reads. Its texts, numbers, lists and bases are shown.</param>
/// <param name="nameOf">
/// The name of a caseworker or unit, and the telephone number of a contact; null: ids are shown, and no number.
/// </param>
/// <remarks>Thread safe if <paramref name="nameOf"/> is.</remarks>
public sealed class TextTable(Policy policy, Func<TextPart, string?>? nameOf = null)
{
    private const char ArgumentStart = '{', ArgumentEnd = '}';

    private static readonly TextView Empty = new("", "");

    private static readonly FrozenDictionary<string, TextView> BuiltIn = ReadBuiltIn();

    /// <summary>A text of <c>texts.json</c> without arguments.</summary>
    /// <exception cref="KeyNotFoundException">There is no text with that name.</exception>
    public static TextView Fixed(string name) => BuiltIn[name];

    /// <summary>A part in words.</summary>
    public TextView InWords(TextPart part) => InWords(part, null);

    private TextView InWords(TextPart part, ArgumentsInWords? outer) => part switch
    {
        VerbatimText it => Same(it.Text),
        NumberText it => Number(it.Number),
        DueText it => WrittenTime.Of(it.Due),
        InstantText it => WrittenTime.Of(it.At),
        DayText it => WrittenTime.Of(it.Day),
        PersonText it => Same(nameOf?.Invoke(it) ?? it.Id),
        UnitText it => Same(nameOf?.Invoke(it) ?? it.Id),
        KindText it => policy.NameOf(it.Kind),
        AuthorityText it => policy.Access.IsNamed(it.Department) ? Same(it.Department) : Fixed("masked.other-authority"),
        ContactText it => InWords(it),
        BasisText it => Same(policy.BasisOf(it.Rule)),
        PolicyNumberText it => policy.Rules.TryGetValue(it.Rule, out var rule) ? Number(rule.Number(it.Name)) : Empty,
        PolicyListText it => InWords(it),
        TextListText it => InWords(it, outer),
        Sentence it => InWords(it, outer),
        Paragraph it => InWords(it),
        _ => throw new InvalidOperationException($"The text part {part.GetType().Name} has no words."),
    };

    private TextView InWords(Sentence sentence, ArgumentsInWords? outer)
    {
        var rule = sentence.Rule is { } name ? policy.Rules.GetValueOrDefault(name) : null;
        if (Find(sentence, rule) is not { } text) return sentence.Else is { } other ? InWords(other, outer) : Missing(sentence);
        if (!text.Da.Contains(ArgumentStart, StringComparison.Ordinal) && !text.En.Contains(ArgumentStart, StringComparison.Ordinal))
            return text;
        var own = sentence.Arguments.IsEmpty ? null : new ArgumentsInWords(this, sentence.Arguments, outer);
        return new TextView(
            Filled(text.Da, name => Value(name)?.Da), Filled(text.En, name => Value(name)?.En));

        TextView? Value(ReadOnlySpan<char> name) => own?.Find(name) ?? outer?.Find(name) ?? NumberOf(rule, name);
    }

    private TextView? Find(Sentence sentence, RulePolicy? rule) => sentence.Rule is not null
        ? rule?.Texts.GetValueOrDefault(sentence.Text)
        : policy.Texts.GetValueOrDefault(sentence.Text) ?? BuiltIn.GetValueOrDefault(sentence.Text);

    // A rule may omit texts. A missing common text is shown as its name, so that the fault is noticed.
    private static TextView Missing(Sentence sentence) => sentence.Rule is null ? Same(sentence.Text) : Empty;

    private static TextView? NumberOf(RulePolicy? rule, ReadOnlySpan<char> name) =>
        rule is { Numbers.Count: > 0 } && rule.Numbers.TryGetValue(name.ToString(), out var number) ? Number(number) : null;

    private TextView InWords(Paragraph paragraph)
    {
        List<string> da = new(paragraph.Sentences.Length), en = new(paragraph.Sentences.Length);
        ArgumentsInWords arguments = new(this, paragraph.Arguments, outer: null);
        foreach (var sentence in paragraph.Sentences)
        {
            var words = InWords(sentence, arguments);
            if (words.Da.Length > 0) da.Add(WithOneStop(words.Da));
            if (words.En.Length > 0) en.Add(WithOneStop(words.En));
        }

        return new TextView(string.Join(' ', da), string.Join(' ', en));
    }

    /// <summary>The items. Authorities that are not named stand last and once: their number and order would tell which they are.</summary>
    private TextView InWords(TextListText list, ArgumentsInWords? outer)
    {
        TextView[] words =
        [
            .. list.Items.OrderBy(item => item is ContactText contact && !policy.Access.IsNamed(contact.Department))
                .Select(item => InWords(item, outer)).Distinct(),
        ];
        return new TextView(
            string.Join(", ", words.Select(static one => one.Da)), string.Join(", ", words.Select(static one => one.En)));
    }

    private TextView InWords(ContactText contact)
    {
        var name = InWords(new AuthorityText(contact.Department), null);
        var called = policy.Access.IsNamed(contact.Department) ? contact : new ContactText(policy.Access.ContactPoint);
        return nameOf?.Invoke(called) is { } phone ? new TextView($"{name.Da}, {phone}", $"{name.En}, {phone}") : name;
    }

    private TextView InWords(PolicyListText list)
    {
        if (policy.Rules.GetValueOrDefault(list.Rule) is not { } rule) return Empty;
        var items = rule.Alternatives(list.Name);
        if (items.Count == 0 && list.OrGroupOf is { } kind) items = rule.Alternatives(policy.KindOf(kind).Group);
        return new TextView(Joined(static words => words.Da), Joined(static words => words.En));

        string Joined(Func<TextView, string> language) =>
            string.Join(", ", items.Select(item => string.Join('/', item.Select(one =>
                language(rule.Texts.GetValueOrDefault(one) ?? Same(one))))));
    }

    /// <summary>The text with each argument replaced by its value. A value is not searched for arguments.</summary>
    private static string Filled(string text, Func<ReadOnlySpan<char>, string?> valueOf)
    {
        DefaultInterpolatedStringHandler filled = new(text.Length, 0);
        var remaining = text.AsSpan();
        while (remaining.IndexOf(ArgumentStart) is >= 0 and var start && remaining[start..].IndexOf(ArgumentEnd) is > 0 and var length)
        {
            filled.AppendFormatted(remaining[..start]);
            var argument = remaining.Slice(start, length + 1);
            if (valueOf(argument[1..^1]) is { } value) filled.AppendLiteral(value);
            else filled.AppendFormatted(argument);
            remaining = remaining[(start + length + 1)..];
        }

        filled.AppendFormatted(remaining);
        return filled.ToStringAndClear();
    }

    // A reason that ends with a full stop may stand before the full stop of its sentence.
    private static string WithOneStop(string sentence) => sentence.Replace("..", ".", StringComparison.Ordinal).TrimEnd();

    private static TextView Same(string text) => new(text, text);

    private static TextView Number(decimal number)
    {
        var en = number.ToString("0.##", CultureInfo.InvariantCulture);
        return new(en.Replace('.', ','), en);
    }

    private static FrozenDictionary<string, TextView> ReadBuiltIn()
    {
        using var stream = typeof(TextTable).Assembly.GetManifestResourceStream("Coordination.Domain.Texts.texts.json")!;
        var texts = JsonSerializer.Deserialize<Dictionary<string, TextView>>(stream, JsonSerializerOptions.Web)!;
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// The values of arguments, each put into words when it is first needed and then kept: it stands in both languages and often in several
    /// sentences.
    /// </summary>
    private sealed class ArgumentsInWords(TextTable table, ImmutableArray<TextArgument> arguments, ArgumentsInWords? outer)
    {
        private readonly TextView?[] _words = new TextView?[arguments.Length];

        internal TextView? Find(ReadOnlySpan<char> name)
        {
            for (var at = 0; at < arguments.Length; at++)
                if (name.SequenceEqual(arguments[at].Name)) return _words[at] ??= table.InWords(arguments[at].Value, outer);
            return null;
        }
    }
}
