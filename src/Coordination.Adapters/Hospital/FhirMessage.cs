using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Xml;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace Coordination.Adapters;

/// <summary>Reads a FHIR message, as XML or as JSON.</summary>
internal static class FhirMessage
{
    private const int IssuesMax = 10;

    // What is not wanted may be incomplete. What was read has the type it should have, so that reading its properties throws nothing.
    private static readonly DeserializerSettings Lenient = new DeserializerSettings().UsingMode(DeserializationMode.NoOverflow);

    /// <summary>Reads a bundle.</summary>
    internal static bool TryRead(string text, MessageFaults faults, [NotNullWhen(true)] out Bundle? bundle)
    {
        bundle = null;
        if (!MessageText.IsBounded(text, faults)) return false;
        var isXml = text.AsSpan().TrimStart().StartsWith("<");
        if (isXml && !MessageText.TryXml(text, faults, out _)) return false;
        if (Deserialized(text, isXml, faults) is not { } resource) return false;
        bundle = resource as Bundle;
        if (bundle is null) faults.Add("", resource.TypeName, "a Bundle");
        return bundle is not null;
    }

    /// <summary>The parts of a list that are there: a list in JSON may hold nulls.</summary>
    internal static IEnumerable<T> Present<T>(IEnumerable<T?>? all) where T : class => (all ?? []).OfType<T>();

    private static Resource? Deserialized(string text, bool isXml, MessageFaults faults)
    {
        try
        {
            var isSound = isXml ? Xml(text, out var resource, out var issues) : Json(text, out resource, out issues);
            if (isSound) return resource;
            // An issue's words may quote the message. Its place and its code do not.
            foreach (var issue in issues.Take(IssuesMax))
                faults.Add(issue is ExtendedCodedException { InstancePath: { } path } ? path : "", $"is not FHIR R4 ({issue.ErrorCode})");
        }
        catch (JsonException fault)
        {
            faults.Add("", $"cannot be read at line {fault.LineNumber + 1}; expected JSON at most {MessageText.DepthMax} deep");
        }
        catch (XmlException fault)
        {
            faults.Add("", $"cannot be read at line {fault.LineNumber}; expected XML");
        }
        catch (Exception fault) when (fault is InvalidOperationException or IndexOutOfRangeException or ArgumentException
            or FormatException or InvalidCastException or NullReferenceException)
        {
            // The library throws these at JSON of a shape that it did not foresee, such as a list for an object.
            faults.Add("", "cannot be read as FHIR R4");
        }

        return null;
    }

    private static bool Xml(string text, [NotNullWhen(true)] out Resource? resource, out IEnumerable<CodedException> issues)
    {
        using var reader = MessageText.Reader(text);
        return new FhirXmlDeserializer(Lenient).TryDeserializeResource(reader, out resource, out issues);
    }

    private static bool Json(string text, [NotNullWhen(true)] out Resource? resource, out IEnumerable<CodedException> issues)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = MessageText.DepthMax });
        return new FhirJsonDeserializer(Lenient).TryDeserializeResource(ref reader, out resource, out issues);
    }
}
