using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>The words of enumerations in the contract: each member's <see cref="JsonStringEnumMemberNameAttribute"/>.</summary>
/// <remarks>Thread safe.</remarks>
public static class Vocabulary
{
    /// <summary>The word of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public static string WordFor<T>(T value)
        where T : struct, Enum
    {
        foreach (var entry in WordsOf<T>.All)
        {
            if (EqualityComparer<T>.Default.Equals(entry.Value, value))
                return entry.Word;
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "Not a member of the enumeration.");
    }

    /// <summary>The value of a word; null: the enumeration has no such word.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum
    {
        foreach (var entry in WordsOf<T>.All)
        {
            if (entry.Word == word)
                return entry.Value;
        }

        return null;
    }

    internal static string Expected<T>()
        where T : struct, Enum => WordsOf<T>.Expected;

    internal static bool TryFind<T>(JsonElement word, out T value)
        where T : struct, Enum
    {
        foreach (var entry in WordsOf<T>.All)
        {
            if (!word.ValueEquals(entry.Utf8))
                continue;
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    private static class WordsOf<T>
        where T : struct, Enum
    {
        public static readonly (T Value, string Word, byte[] Utf8)[] All = [.. Enum.GetValues<T>().Select(Entry)];

        public static readonly string Expected = "one of " + string.Join(", ", All.Select(entry => entry.Word));

        private static (T Value, string Word, byte[] Utf8) Entry(T value)
        {
            var word = typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;
            return (value, word, Encoding.UTF8.GetBytes(word));
        }
    }
}
