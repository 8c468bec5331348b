using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Coordination.Events;

/// <summary>
/// Reads the properties of a JSON object and collects all faults. A faulty required property gets a placeholder value. It is never
/// used: data with a fault is not returned.
/// </summary>
internal ref partial struct Reading(JsonElement data, string pointer, TimeSpan? longestAppointment = null)
{
    private const string IdExpected = "an id of at most 200 characters";
    private const string UnreservedExpected = "an id that begins with none of unit:, operations: and department:, and is no name of a role";
    private const string TextExpected = "a text of at most 4000 characters";
    private const string KindExpected = "a kind such as housing-support, of at most 100 letters, digits and hyphens";
    private const string ControlCharacters = "control characters or noncharacters";
    private const string AmountExpected = "an amount in kroner from 0 to 100000000";
    private const string BoolExpected = "true or false";

    // Blanks are excluded, so that a kind is one word wherever it is shown.
    private static readonly SearchValues<char> KindCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789-_.");

    private readonly JsonElement _data = data;
    private readonly string _pointer = pointer;
    private readonly TimeSpan? _longestAppointment = longestAppointment;
    private List<Fault>? _faults;
    private List<string>? _cleared;

    /// <summary>All faults so far; null when there is none.</summary>
    public readonly List<Fault>? Faults => _faults;

    /// <summary>The optional properties that were null, in ordinal order; null when there is none.</summary>
    public readonly TextList? Cleared
    {
        get
        {
            _cleared?.Sort(StringComparer.Ordinal);
            return _cleared is null ? null : [.. _cleared];
        }
    }

    public string Id(ReadOnlySpan<byte> name) => IdOrNull(name, required: true) ?? "";

    public string? OptionalId(ReadOnlySpan<byte> name) => IdOrNull(name, required: false);

    /// <summary>An id that may be absent, but not taken back.</summary>
    public string? IdOrAbsent(ReadOnlySpan<byte> name) => IsNull(name, IdExpected) ? null : OptionalId(name);

    /// <summary>A text that may be absent, but not taken back.</summary>
    public string? TextOrAbsent(ReadOnlySpan<byte> name) => IsNull(name, TextExpected) ? null : OptionalText(name);

    /// <summary>A kind that may be absent, but not taken back.</summary>
    public string? KindOrAbsent(ReadOnlySpan<byte> name) => IsNull(name, KindExpected) ? null : OptionalKind(name);

    /// <summary>A word that may be absent, but not taken back.</summary>
    public T? WordOrAbsent<T>(ReadOnlySpan<byte> name)
        where T : struct, Enum => IsNull(name, Vocabulary.Expected<T>()) ? null : OptionalWord<T>(name);

    public string Text(ReadOnlySpan<byte> name) => String(name, true, EventReading.TextLengthMax, TextExpected) ?? "";

    /// <summary>The id of an event, which may be any text of at most 200 characters.</summary>
    public string EventId(ReadOnlySpan<byte> name) => String(name, true, EventReading.IdLengthMax, IdExpected) ?? "";

    /// <summary>The source of an event; a null counts as absent.</summary>
    public string? OptionalSource(ReadOnlySpan<byte> name)
    {
        var source = String(name, false, EventReading.IdLengthMax, EventFaults.SourceExpected, clears: false);
        if (source is null || EventFaults.IsSource(source))
            return source;
        Refuse(name, FaultValue.Text(source), EventFaults.SourceExpected);
        return null;
    }

    /// <param name="name">The name of the property in <c>data</c>.</param>
    /// <param name="clears">Whether a null takes a value back. It does not where the text belongs to the event and not to its item.</param>
    public string? OptionalText(ReadOnlySpan<byte> name, bool clears = true) =>
        String(name, false, EventReading.TextLengthMax, TextExpected, clears);

    public string Kind(ReadOnlySpan<byte> name) => KindOrNull(name, true) ?? "";

    public string? OptionalKind(ReadOnlySpan<byte> name) => KindOrNull(name, false);

    public string? OptionalKle(ReadOnlySpan<byte> name)
    {
        const string expected = "a number in the form NN.NN.NN";
        var text = String(name, false, EventReading.TextLengthMax, expected);
        if (text is not null && !IsKle(text))
            Refuse(name, FaultValue.Text(text), expected);
        return text;
    }

    /// <summary>A municipality by its four digits.</summary>
    public string Municipality(ReadOnlySpan<byte> name)
    {
        const string expected = "a municipality's four digits such as 0101";
        var text = String(name, true, EventReading.TextLengthMax, expected);
        if (text is not null && (text.Length != 4 || text.AsSpan().ContainsAnyExceptInRange('0', '9')))
            Refuse(name, FaultValue.Text(text), expected);
        return text ?? "";
    }

    public T Word<T>(ReadOnlySpan<byte> name)
        where T : struct, Enum => WordOrNull<T>(name, true) ?? default;

    /// <inheritdoc cref="OptionalText"/>
    public T? OptionalWord<T>(ReadOnlySpan<byte> name, bool clears = true)
        where T : struct, Enum => WordOrNull<T>(name, false, clears);

    /// <summary>True or false; a null counts as absent.</summary>
    public bool Bool(ReadOnlySpan<byte> name, bool absent) => BoolOrNull(name, clears: false) ?? absent;

    public bool? OptionalBool(ReadOnlySpan<byte> name) => BoolOrNull(name, clears: true);

    private bool? BoolOrNull(ReadOnlySpan<byte> name, bool clears)
    {
        if (!Find(name, false, BoolExpected, out var value, clears))
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Refuse(name, FaultValue.In(value), BoolExpected);
        return null;
    }

    public decimal Number(ReadOnlySpan<byte> name) => NumberOrNull(name, true, decimal.MinValue, decimal.MaxValue, "a number") ?? 0;

    /// <summary>Kroner.</summary>
    public decimal Amount(ReadOnlySpan<byte> name) => NumberOrNull(name, true, 0, EventReading.AmountMax, AmountExpected) ?? 0;

    /// <inheritdoc cref="Amount"/>
    public decimal? OptionalAmount(ReadOnlySpan<byte> name) => NumberOrNull(name, false, 0, EventReading.AmountMax, AmountExpected);

    public decimal? OptionalHours(ReadOnlySpan<byte> name) =>
        NumberOrNull(name, false, 0, EventReading.WeeklyHoursMax, "hours from 0 to 168");

    public decimal Score(ReadOnlySpan<byte> name) => NumberOrNull(name, true, 0, EventReading.ScoreMax, "a score from 0 to 40") ?? 0;

    public TextList Ids(ReadOnlySpan<byte> name) => List(name, true, EventReading.IdLengthMax, IdExpected) ?? [];

    public TextList? OptionalIds(ReadOnlySpan<byte> name) => List(name, false, EventReading.IdLengthMax, IdExpected);

    public TextList? OptionalTexts(ReadOnlySpan<byte> name) => List(name, false, EventReading.TextLengthMax, TextExpected);

    public Cost? OptionalCost(ReadOnlySpan<byte> name)
    {
        const string expected = "an object with amount and per";
        if (!Find(name, false, expected, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Refuse(name, FaultValue.In(value), expected);
            return null;
        }

        var inner = new Reading(value, PointerTo(name));
        var cost = Events.Cost.Read(ref inner);
        if (inner._faults is { } faults)
            (_faults ??= []).AddRange(faults);
        return cost;
    }

    private string? IdOrNull(ReadOnlySpan<byte> name, bool required)
    {
        var id = String(name, required, EventReading.IdLengthMax, IdExpected);
        if (id is null || !(name.SequenceEqual("caseworker"u8) ? ReservedWords.IsNoPerson(id) : ReservedWords.Has(id)))
            return id;
        Refuse(name, FaultValue.Text(id), UnreservedExpected);
        return null;
    }

    private string? KindOrNull(ReadOnlySpan<byte> name, bool required)
    {
        var kind = String(name, required, EventReading.KindLengthMax, KindExpected);
        if (kind is null || IsKind(kind))
            return kind;
        Refuse(name, FaultValue.Text(kind), KindExpected);
        return null;
    }

    private T? WordOrNull<T>(ReadOnlySpan<byte> name, bool required, bool clears = true)
        where T : struct, Enum
    {
        if (!Find(name, required, Vocabulary.Expected<T>(), out var value, clears))
            return null;
        if (value.ValueKind == JsonValueKind.String && Vocabulary.TryFind<T>(value, out var word))
            return word;
        Refuse(name, FaultValue.In(value), Vocabulary.Expected<T>());
        return null;
    }

    private string? String(ReadOnlySpan<byte> name, bool required, int lengthMax, string expected, bool clears = true)
    {
        if (!Find(name, required, expected, out var value, clears))
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(name, FaultValue.In(value), expected);
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > lengthMax)
            Refuse(name, $"{text.Length} characters", expected);
        else if (lengthMax == EventReading.IdLengthMax && !OutsideText.IsSound(text))
            Refuse(name, ControlCharacters, expected);
        else if (!string.IsNullOrWhiteSpace(text))
            return text;
        else if (required)
            Refuse(name, "empty", expected);
        return null;
    }

    private decimal? NumberOrNull(ReadOnlySpan<byte> name, bool required, decimal min, decimal max, string expected)
    {
        if (!Find(name, required, expected, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= min && number <= max)
            return number;
        Refuse(name, FaultValue.In(value), expected);
        return null;
    }

    private TextList? List(ReadOnlySpan<byte> name, bool required, int lengthMax, string itemExpected)
    {
        const string expected = "a list of at most 100 items";
        if (!Find(name, required, expected, out var value))
            return null;
        var count = value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : -1;
        if (count is < 0 or > EventReading.ListCountMax)
        {
            Refuse(name, count < 0 ? FaultValue.In(value) : $"{count} items", expected);
            return null;
        }

        if (count == 0 && required)
            Refuse(name, "an empty list", "at least one item");
        var items = new string[count];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : null;
            if (itemExpected == IdExpected && !OutsideText.IsSound(text))
                Add($"{PointerTo(name)}/{index}", ControlCharacters, itemExpected);
            else if (string.IsNullOrWhiteSpace(text) || text.Length > lengthMax)
                Add($"{PointerTo(name)}/{index}", FaultValue.In(item), itemExpected);
            else if (itemExpected == IdExpected && ReservedWords.Has(text))
                Add($"{PointerTo(name)}/{index}", FaultValue.In(item), UnreservedExpected);
            items[index++] = text ?? "";
        }

        return TextList.Of(items);
    }

    private bool Find(ReadOnlySpan<byte> name, bool required, string expected, out JsonElement value, bool clears = true)
    {
        var isThere = _data.TryGetProperty(name, out value);
        if (isThere && value.ValueKind != JsonValueKind.Null)
            return true;
        if (required)
            Refuse(name, isThere ? "null" : "missing", expected);
        else if (isThere && clears)
            (_cleared ??= []).Add(Encoding.UTF8.GetString(name));
        return false;
    }

    /// <summary>Refuses a null where a value may be absent, but not taken back.</summary>
    private bool IsNull(ReadOnlySpan<byte> name, string expected)
    {
        if (!_data.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Null)
            return false;
        Refuse(name, "null", $"{expected}, or none to leave it as it is");
        return true;
    }

    private void Refuse(ReadOnlySpan<byte> name, string seen, string expected) => Add(PointerTo(name), seen, expected);

    private void Add(string at, string seen, string expected) => (_faults ??= []).Add(new Fault(at, $"{seen}, expected {expected}"));

    // The names of properties are constants that need no escaping.
    private readonly string PointerTo(ReadOnlySpan<byte> name) => $"{_pointer}/{Encoding.UTF8.GetString(name)}";

    private static bool IsKind(string text) => text.AsSpan().IndexOfAnyExcept(KindCharacters) < 0;

    private static bool IsKle(string text)
    {
        if (text.Length != 8)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i % 3 == 2 ? text[i] != '.' : !char.IsAsciiDigit(text[i]))
                return false;
        }

        return true;
    }
}
