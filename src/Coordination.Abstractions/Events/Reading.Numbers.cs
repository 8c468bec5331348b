using System.Text.Json;

namespace Coordination.Events;

internal ref partial struct Reading
{
    private const string ReferenceExpected = "cpr: followed by ten digits, or citizen: followed by a key";

    /// <summary>Another citizen: <c>citizen:{key}</c>, or <c>cpr:…</c>, which is replaced before the event is stored.</summary>
    public string CitizenReference(ReadOnlySpan<byte> name)
    {
        if (!Find(name, required: true, ReferenceExpected, out var value)) return "";
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var isKey = text.StartsWith(INamesOtherCitizen.CitizenPrefix, StringComparison.Ordinal)
            && !string.IsNullOrWhiteSpace(text[INamesOtherCitizen.CitizenPrefix.Length..]);
        if (text.Length <= EventReading.IdLengthMax && (isKey || text.StartsWith(INamesOtherCitizen.CprPrefix, StringComparison.Ordinal)))
            return text;

        // What was sent is not shown: it may hold a CPR number.
        Refuse(name, "another form", ReferenceExpected);
        return "";
    }
}
