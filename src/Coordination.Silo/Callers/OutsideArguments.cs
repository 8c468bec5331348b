using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Citizens;

namespace Coordination.Silo.Callers;

/// <summary>
/// What a client's call may carry: its arguments and its grain's key are held to what a request over HTTP is held to. Events have a
/// check of their own, <see cref="CurrentCaller.RequireSound"/>.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class OutsideArguments(Redaction redact)
{
    private const int BytesMax = 1024 * 1024; // The longest body of a command over HTTP.
    private const int KeyLengthMax = 64;
    private const int IdempotencyKeyLengthMax = 200;

    private static readonly SearchValues<char> CitizenKeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> Visible = SearchValues.Create(
        [.. Enumerable.Range('!', '~' - '!' + 1).Select(static code => (char)code)]);

    private static readonly ConcurrentDictionary<MethodInfo, bool[]> MayBeNull = new();

    /// <summary>Whether a key has the form of those that are given out: small letters and digits, and not digits alone.</summary>
    public static bool IsCitizenKey(string key) =>
        key.Length is > 0 and <= KeyLengthMax && !key.AsSpan().ContainsAnyExcept(CitizenKeyCharacters) && !key.All(char.IsAsciiDigit);

    /// <summary>Whether a text may be the key of a grain other than a citizen's: sound, bounded, and no CPR number.</summary>
    public bool IsKey(string key) =>
        key.Length is > 0 and <= EventReading.IdLengthMax && OutsideText.IsSound(key) && !MayHoldCpr(key);

    /// <summary>Refuses arguments that HTTP would refuse.</summary>
    /// <exception cref="ArgumentException">An argument has a fault. The message tells where, never a value.</exception>
    public void Require(IIncomingGrainCallContext context)
    {
        var parameters = context.InterfaceMethod.GetParameters();
        var mayBeNull = MayBeNull.GetOrAdd(context.InterfaceMethod, NullabilityOf);
        for (var i = 0; i < parameters.Length; i++)
        {
            var value = context.Request.GetArgument(i);
            if ((value is null ? mayBeNull[i] ? null : "is missing" : ProblemOf(value)) is { } problem)
                throw new ArgumentException($"The argument {problem}.", parameters[i].Name);
        }
    }

    private static bool[] NullabilityOf(MethodInfo method)
    {
        var context = new NullabilityInfoContext();
        return [.. method.GetParameters().Select(one => context.Create(one).WriteState == NullabilityState.Nullable)];
    }

    private string? ProblemOf(object value) => value switch
    {
        string text => text.Length > EventReading.TextLengthMax ? $"has more than {EventReading.TextLengthMax} characters"
            : OutsideText.IsStorable(text) ? null : "cannot be stored",
        DateTimeOffset instant => OutsideTime.IsWithin(instant) ? null : $"is not {OutsideTime.Bounds}",
        Enum word => Enum.IsDefined(word.GetType(), word) ? null : "is no word of the contract",
        Idempotency given => IsVisible(given.Key) && IsVisible(given.RequestHash) && !MayHoldCpr(given.Key) ? null
            : $"is not a key and a hash of 1 to {IdempotencyKeyLengthMax} visible ASCII characters, or may hold a CPR number",
        HandoverOffer or HandoverRequest or CaseloadOrder => ProblemOfBody(value),
        _ => null,
    };

    private static string? ProblemOfBody(object body)
    {
        try
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), JsonSerializerOptions.Web);
            if (json.Length > BytesMax) return $"has more than {BytesMax} bytes";
            using var document = JsonDocument.Parse(json);
            return OutsideJson.FaultsIn(document.RootElement, textLengthMax: EventReading.TextLengthMax) is [var fault, ..]
                ? $"is not sound at {fault.Pointer}"
                : null;
        }
        catch (JsonException)
        {
            return "holds a time that is none";
        }
    }

    private static bool IsVisible(string? text) =>
        text is { Length: > 0 and <= IdempotencyKeyLengthMax } && !text.AsSpan().ContainsAnyExcept(Visible);

    // Ten digits in a row are no CPR number where the whole text is random.
    private bool MayHoldCpr(string text) => !Guid.TryParse(text, out _) && redact(text) != text;
}
