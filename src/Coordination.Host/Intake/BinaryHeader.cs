using System.Buffers;
using System.Text;
using Coordination.Events;
using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Intake;

/// <summary>
/// Reads the value of a <c>ce-</c> header (CloudEvents HTTP binding 1.0.2, 3.1.3.2): a quoted string is unquoted, then percent-encoded
/// bytes are decoded, which must be UTF-8.
/// </summary>
internal static class BinaryHeader
{
    /// <summary>What is expected of a header, for the text of a fault.</summary>
    internal const string Expected =
        "expected the header once, with a value, percent-encoded in UTF-8, without control characters and noncharacters";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value; null when the header stands twice, is empty or cannot be decoded, or its value is not sound text.</summary>
    internal static string? Read(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { } value || Unquoted(value) is not { Length: > 0 } text) return null;
        var bytes = new ArrayBufferWriter<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                var plain = text.AsSpan(i, text.AsSpan(i).IndexOf('%') is >= 0 and var length ? length : text.Length - i);
                if (!OutsideText.IsStorable(plain)) return null; // Half of a surrogate pair would become another character.
                Encoding.UTF8.GetBytes(plain, bytes);
                i += plain.Length - 1;
                continue;
            }

            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) return null;
            bytes.Write(Convert.FromHexString(text.AsSpan(i + 1, 2)));
            i += 2;
        }

        try
        {
            var read = Strict.GetString(bytes.WrittenSpan);
            return OutsideText.IsSound(read) ? read : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The value without quotes and the backslashes within them; null when a quote is not closed.</summary>
    private static string? Unquoted(string value)
    {
        if (!value.StartsWith('"')) return value;
        var text = new StringBuilder(value.Length);
        for (var i = 1; i < value.Length; i++)
        {
            if (value[i] == '"') return i == value.Length - 1 ? text.ToString() : null;
            if (value[i] == '\\' && ++i == value.Length) return null;
            text.Append(value[i]);
        }

        return null;
    }
}
