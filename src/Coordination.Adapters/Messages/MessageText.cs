using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;

namespace Coordination.Adapters;

/// <summary>The bounds of a message, checked before anything else reads it.</summary>
internal static class MessageText
{
    /// <summary>The longest message, in UTF-16 code units. Real ones have a few thousand.</summary>
    internal const int LengthMax = 1024 * 1024;

    /// <summary>How deep elements may lie within each other. Readers of documents call themselves for each level.</summary>
    internal const int DepthMax = 64;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LengthMax, IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Whether a message is there and not too long.</summary>
    internal static bool IsBounded(string? text, MessageFaults faults)
    {
        if (string.IsNullOrWhiteSpace(text)) faults.Add("", null, "a message");
        else if (text.Length > LengthMax) faults.Add("", $"{text.Length} characters, expected at most {LengthMax}");
        return faults.All.Count == 0;
    }

    /// <summary>Reads XML without document types, entities and anything from elsewhere.</summary>
    internal static bool TryXml(string text, MessageFaults faults, [NotNullWhen(true)] out XDocument? document)
    {
        document = null;
        try
        {
            using (var depths = Reader(text))
                while (depths.Read())
                    if (depths.Depth > DepthMax)
                    {
                        faults.Add("", $"elements more than {DepthMax} deep, expected fewer");
                        return false;
                    }

            using var reader = Reader(text);
            document = XDocument.Load(reader);
            return true;
        }
        catch (XmlException fault)
        {
            // The exception's words quote the message.
            faults.Add(
                "", $"cannot be read at line {fault.LineNumber}, position {fault.LinePosition}; expected XML without a document type");
            return false;
        }
    }

    /// <summary>A reader of a message that was checked.</summary>
    internal static XmlReader Reader(string text) => XmlReader.Create(new StringReader(text), Safe);
}
