using System.Reflection;
using System.Text.RegularExpressions;
using Coordination.Grains;

namespace Coordination.Silo.Tests;

/// <summary>What goes over the wire is named by identities of its own, so that a type can be renamed or moved.</summary>
public sealed partial class OrleansContractsTests
{
    [Theory]
    [InlineData("Coordination.Abstractions")]
    [InlineData("Coordination.Silo")]
    public void No_identity_of_the_contracts_file_is_a_CLR_name(string project)
    {
        var identities = 0;
        foreach (var line in File.ReadLines(Path.Combine(Root(), "src", project, "OrleansContracts.txt")))
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            identities++;
            var read = Identity().Match(line);
            Assert.True(read.Success && IsIdentity(read.Groups["identity"].Value), $"No identity of its own: {line}");
            // Of ours only interfaces and classes are shown by CLR name, behind their identity; parameters and results never.
            if (line.StartsWith(' ')) Assert.DoesNotContain("Coordination.", line, StringComparison.Ordinal);
        }

        Assert.NotEqual(0, identities);
    }

    [Fact]
    public void Every_serialized_type_has_an_alias_that_is_no_CLR_name()
    {
        Assembly[] assemblies = [typeof(ICitizenGrain).Assembly, typeof(CoordinationSilo).Assembly];
        var serialized = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false)).ToList();
        Assert.NotEmpty(serialized);
        Assert.All(serialized, type => Assert.True(
            type.GetCustomAttribute<AliasAttribute>(inherit: false) is { Alias: var alias }
                && IsIdentity(alias), $"No alias of its own: {type}"));
        Assert.Equal(serialized.Count, serialized.Select(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias).Distinct()
            .Count());
    }

    private static bool IsIdentity(string text) => Lowercase().IsMatch(text);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Orleans.Coordination.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("""^(?:(?:interface|class) \[(?:GrainInterfaceType|GrainType)\("(?<identity>[^"]+)"\)\]|  (?<identity>[^:]+):)""")]
    private static partial Regex Identity();

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*(`[0-9]+)?$")]
    private static partial Regex Lowercase();
}
