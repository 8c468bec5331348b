using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Domain.Calendar;

namespace Coordination.Domain.Texts;

/// <summary>
/// The form of a message in a read table: an array of its title and its body. A row is written at nearly every event, so the form is
/// short: verbatim text is a string, a number a number; a sentence is an object with its text, rule, arguments by name and the part
/// shown instead; a paragraph is an object with its sentences and arguments; any other part is an array of its name and its values.
/// </summary>
public static class TextJson
{
    // Text is written without escapes for HTML. The stored form is never inserted into HTML unescaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Parts = "parts";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Writes a message. Equal messages give equal texts.</summary>
    public static string Write(Message message)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(2_048);
        buffer.ResetWrittenCount();
        var json = _writer ??= new Utf8JsonWriter(buffer, Options);
        json.Reset();
        json.WriteStartArray();
        Write(json, message.Title);
        Write(json, message.Body);
        json.WriteEndArray();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">The JSON is not a message.</exception>
    public static Message Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new Message(Read(document.RootElement[0]), Read(document.RootElement[1]));
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new JsonException("Not a message.", fault);
        }
    }

    private static void Write(Utf8JsonWriter json, TextPart part)
    {
        switch (part)
        {
            case VerbatimText it: json.WriteStringValue(it.Text); break;
            case NumberText it: json.WriteNumberValue(it.Number); break;
            case DueText it: Write(json, it.Due.EndOfDay ? "by" : "due", Text(it.Due.At)); break;
            case InstantText it: Write(json, "at", Text(it.At)); break;
            case DayText it: Write(json, "day", it.Day.ToString("O", CultureInfo.InvariantCulture)); break;
            case PersonText it: Write(json, "person", it.Id); break;
            case UnitText it: Write(json, "unit", it.Id); break;
            case KindText it: Write(json, "kind", it.Kind); break;
            case AuthorityText it: Write(json, "authority", it.Department); break;
            case ContactText it: Write(json, "contact", it.Department); break;
            case BasisText it: Write(json, "basis", it.Rule); break;
            case PolicyNumberText it: Write(json, "number", it.Rule, it.Name); break;
            case PolicyListText it: Write(json, "list", it.Rule, it.Name, it.OrGroupOf); break;
            case TextListText it: WriteList(json, it); break;
            case Sentence it: WriteSentence(json, it); break;
            case Paragraph it: WriteParagraph(json, it); break;
            default: throw new InvalidOperationException($"No stored form for {part.GetType().Name}.");
        }
    }

    private static void Write(Utf8JsonWriter json, params ReadOnlySpan<string?> nameAndValues)
    {
        json.WriteStartArray();
        foreach (var value in nameAndValues) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, TextListText it)
    {
        json.WriteStartArray();
        json.WriteStringValue(Parts);
        foreach (var item in it.Items) Write(json, item);
        json.WriteEndArray();
    }

    private static void WriteSentence(Utf8JsonWriter json, Sentence it)
    {
        json.WriteStartObject();
        json.WriteString("text", it.Text);
        if (it.Rule is { } rule) json.WriteString("rule", rule);
        Write(json, it.Arguments);
        if (it.Else is { } instead)
        {
            json.WritePropertyName("else");
            Write(json, instead);
        }

        json.WriteEndObject();
    }

    private static void WriteParagraph(Utf8JsonWriter json, Paragraph it)
    {
        json.WriteStartObject();
        json.WriteStartArray("sentences");
        foreach (var sentence in it.Sentences) WriteSentence(json, sentence);
        json.WriteEndArray();
        Write(json, it.Arguments);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<TextArgument> arguments)
    {
        if (arguments.IsEmpty) return;
        json.WriteStartObject("with");
        foreach (var (name, value) in arguments)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static TextPart Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new VerbatimText(json.GetString()!),
        JsonValueKind.Number => new NumberText(json.GetDecimal()),
        JsonValueKind.Array when json[0].ValueEquals(Parts) => new TextListText([.. json.EnumerateArray().Skip(1).Select(Read)]),
        JsonValueKind.Array => ReadNamed(json),
        _ when json.TryGetProperty("sentences", out var sentences) => new Paragraph
        {
            Sentences = [.. sentences.EnumerateArray().Select(ReadSentence)], Arguments = ReadArguments(json),
        },
        _ => ReadSentence(json),
    };

    private static TextPart ReadNamed(JsonElement json) => (json[0].GetString(), json[1].GetString()!) switch
    {
        ("by", var at) => new DueText(new Due(Instant(at), EndOfDay: true)),
        ("due", var at) => new DueText(new Due(Instant(at), EndOfDay: false)),
        ("at", var at) => new InstantText(Instant(at)),
        ("day", var day) => new DayText(DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)),
        ("person", var id) => new PersonText(id),
        ("unit", var id) => new UnitText(id),
        ("kind", var kind) => new KindText(kind),
        ("authority", var department) => new AuthorityText(department),
        ("contact", var department) => new ContactText(department),
        ("basis", var rule) => new BasisText(rule),
        ("number", var rule) => new PolicyNumberText(rule, json[2].GetString()!),
        ("list", var rule) => new PolicyListText(rule, json[2].GetString()!, json[3].GetString()),
        var (name, _) => throw new JsonException($"No part of a text is called {name}."),
    };

    private static Sentence ReadSentence(JsonElement json) => new()
    {
        Text = Property(json, "text")?.GetString() ?? throw new JsonException("A sentence without text."),
        Rule = Property(json, "rule")?.GetString(),
        Arguments = ReadArguments(json),
        Else = Property(json, "else") is { } instead ? Read(instead) : null,
    };

    private static ImmutableArray<TextArgument> ReadArguments(JsonElement json) => Property(json, "with") is { } arguments
        ? [.. arguments.EnumerateObject().Select(it => new TextArgument(it.Name, Read(it.Value)))]
        : [];

    private static JsonElement? Property(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value : null;

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
