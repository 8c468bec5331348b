using System.Reflection;
using System.Xml.Linq;

namespace Coordination.Architecture.Tests;

public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Coordination.Abstractions"] = [],
        ["Coordination.Client"] = ["Coordination.Abstractions"],
        ["Coordination.Adapters"] = ["Coordination.Client"],
        ["Coordination.Domain"] = ["Coordination.Abstractions"],
        ["Coordination.Storage"] = ["Coordination.Abstractions"],
        ["Coordination.Silo"] = ["Coordination.Domain", "Coordination.Storage"],
        ["Coordination.Host"] = ["Coordination.Silo"],
        ["Coordination.Simulator"] = ["Coordination.Client", "Coordination.Domain"],
    };

    [Fact]
    public void Every_project_references_only_what_the_architecture_allows()
    {
        foreach (var file in Tree.Files("src", ".csproj"))
        {
            var project = Path.GetFileNameWithoutExtension(file);
            var references = XDocument.Load(file).Descendants("ProjectReference")
                .Where(static reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false") // Built first, not referenced.
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.All(references, reference => Assert.Contains(reference, Allowed[project]));
        }
    }

    [Fact]
    public void The_domain_references_nothing_but_the_abstractions_and_the_serialization_attributes()
    {
        var references = typeof(Domain.Citizens.Citizen).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(references, name => Assert.True(
            name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "Coordination.Abstractions"
                or "Orleans.Core.Abstractions" or "Orleans.Serialization.Abstractions" or "Orleans.Serialization",
            $"The domain references {name}."));
    }

    [Fact]
    public void The_domain_does_nothing_asynchronously()
    {
        var methods = from type in typeof(Domain.Citizens.Citizen).Assembly.GetTypes()
                      from method in type.GetMethods(
                          BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance
                              | BindingFlags.DeclaredOnly)
                      where typeof(Task).IsAssignableFrom(method.ReturnType)
                      select $"{type.FullName}.{method.Name}";
        Assert.Empty(methods);
    }

    [Fact]
    public void No_project_names_the_version_of_a_package()
    {
        foreach (var file in Tree.Files("src", ".csproj").Concat(Tree.Files("tests", ".csproj")))
            Assert.All(XDocument.Load(file).Descendants("PackageReference"), reference => Assert.Null(reference.Attribute("Version")));
    }
}
