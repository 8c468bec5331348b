using System.Text.Json;
using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>
/// The stored form of the facts of one row: a JSON array with one object per fact, <c>{"kind":…,"data":…}</c>. What else an object
/// leaves out is as in the fact before it, and for the first as in the columns of the row; what differs is written before
/// <c>data</c>: <c>at</c>, <c>by</c>, <c>cause</c>, <c>policy</c>, <c>department</c>. Source and event id are those of the row, and
/// only its first fact has them.
/// </summary>
internal static class PackedFacts
{
    /// <summary>The kind of entries whose row cannot be read.</summary>
    internal const string UnreadableKind = "unreadable-row";

    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<FactRow> facts, int start, int count)
    {
        writer.WriteStartArray();
        // A row without a cause of its own says that its event is the cause.
        var before = facts[start] with { Cause = facts[start].Cause ?? facts[start].EventId };
        for (var index = start; index < start + count; index++)
        {
            var fact = facts[index];
            if (fact.Kind is null || fact.By is null)
                throw new ArgumentException("A fact must have a kind and say by whom.", nameof(facts));
            writer.WriteStartObject();
            Text(writer, "kind"u8, fact.Kind);
            if (fact.At != before.At) writer.WriteString("at"u8, fact.At.ToUniversalTime());
            if (fact.By != before.By) Text(writer, "by"u8, fact.By);
            if (fact.Cause != before.Cause) Text(writer, "cause"u8, fact.Cause);
            if (fact.PolicyVersion != before.PolicyVersion) Text(writer, "policy"u8, fact.PolicyVersion);
            if (fact.Departments != before.Departments) Text(writer, "department"u8, fact.Departments);
            writer.WritePropertyName("data"u8);
            writer.WriteRawValue(fact.Data.Span, skipInputValidation: true);
            writer.WriteEndObject();
            before = fact;
        }

        writer.WriteEndArray();
    }

    /// <summary>
    /// The entries of a row. A row that is not of this form gives entries of the kind <see cref="UnreadableKind"/>, as many as it
    /// counts, so that the citizen's versions go on.
    /// </summary>
    /// <param name="first">The columns of the row; its data are the packed facts.</param>
    internal static IReadOnlyList<JournalEntry> Read(long position, string citizen, long version, int count, FactRow first)
    {
        var entries = new List<JournalEntry>(count);
        try
        {
            var reader = new Utf8JsonReader(first.Data.Span);
            var before = first;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.StartObject) continue;
                before = Read(ref reader, before, first.Data);
                entries.Add(new JournalEntry(position + entries.Count, citizen, version + entries.Count, before));
                before = before with { Source = null, EventId = null };
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            entries.Clear();
        }

        if (entries.Count == count) return entries;
        var unreadable = first with { Kind = UnreadableKind };
        return [.. Enumerable.Range(0, count).Select(index => new JournalEntry(position + index, citizen, version + index, unreadable))];
    }

    private static FactRow Read(ref Utf8JsonReader reader, FactRow before, ReadOnlyMemory<byte> row)
    {
        var (at, kind, by, cause, policy, department) =
            (before.At, before.Kind, before.By, before.Cause, before.PolicyVersion, before.Departments);
        ReadOnlyMemory<byte> data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                data = row[start..(int)reader.BytesConsumed];
            }
            else if (reader.ValueTextEquals("kind"u8)) kind = Next(ref reader) ?? throw new JsonException("A kind may not be null.");
            else if (reader.ValueTextEquals("at"u8)) at = reader.Read() ? reader.GetDateTimeOffset() : at;
            else if (reader.ValueTextEquals("by"u8)) by = Next(ref reader) ?? by;
            else if (reader.ValueTextEquals("cause"u8)) cause = Next(ref reader);
            else if (reader.ValueTextEquals("policy"u8)) policy = Next(ref reader);
            else if (reader.ValueTextEquals("department"u8)) department = Next(ref reader);
            else reader.Skip();
        }

        return new FactRow(at, kind, by, cause, policy, before.Source, before.EventId, department, data);
    }

    private static string? Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null && value.Contains('\0', StringComparison.Ordinal)) throw new UnstorableTextException();
        writer.WriteString(name, value);
    }
}
