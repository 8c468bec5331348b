using k8s;
using k8s.Models;

namespace Coordination.Architecture.Tests;

/// <summary>
/// The base of <c>deploy/kubernetes</c>, read strictly into the types of Kubernetes' own schema: a field that there is not, or of another
/// type, fails.
/// </summary>
public sealed class KubernetesTests
{
    private const string Base = "kustomization.yaml";
    private const string Component = "app.kubernetes.io/component";

    private static string Folder { get; } = Path.Combine(Tree.Root, "deploy", "kubernetes");

    private static IReadOnlyList<object> All { get; } = [.. Directory.GetFiles(Folder, "*.yaml")
        .Where(static file => Path.GetFileName(file) != Base)
        .SelectMany(static file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true))];

    [Fact]
    public void Every_file_belongs_to_the_base()
    {
        var named = File.ReadAllLines(Path.Combine(Folder, Base))
            .Where(static line => line.StartsWith("  - ", StringComparison.Ordinal) && line.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(static line => line[4..]);
        Assert.Equal(
            Directory.GetFiles(Folder, "*.yaml").Select(Path.GetFileName).Where(static file => file != Base).Order(StringComparer.Ordinal),
            named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("web")]
    public void Each_kind_of_node_is_probed_spread_replaced_one_by_one_and_without_rights(string kind)
    {
        var node = Assert.Single(All.OfType<V1Deployment>(), one => one.Metadata.Name == kind);
        var pod = node.Spec.Template.Spec;
        var host = Assert.Single(pod.Containers);

        Assert.NotNull(host.StartupProbe);
        Assert.NotNull(host.LivenessProbe);
        Assert.Equal("/health/ready", host.ReadinessProbe.HttpGet.Path);
        Assert.Contains(
            pod.Affinity.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution,
            term => term.TopologyKey == "kubernetes.io/hostname" && term.LabelSelector.MatchLabels[Component] == kind);
        Assert.Equal("RollingUpdate", node.Spec.Strategy.Type);
        Assert.Equal("0", node.Spec.Strategy.RollingUpdate.MaxUnavailable.Value);
        Assert.True(pod.TerminationGracePeriodSeconds > 25);

        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.True(host.SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(host.SecurityContext.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], host.SecurityContext.Capabilities.Drop);
        Assert.Contains(host.EnvFrom, static from => from.SecretRef?.Name == "coordination-secrets");
        Assert.NotNull(host.Resources.Limits["memory"]);

        var budget = Assert.Single(All.OfType<V1PodDisruptionBudget>(), one => one.Spec.Selector.MatchLabels[Component] == kind);
        Assert.Equal("1", budget.Spec.MaxUnavailable.Value);
    }

    [Fact]
    public void The_ports_of_silos_are_open_to_silos_and_gateways_to_web_nodes()
    {
        var policies = All.OfType<V1NetworkPolicy>().ToArray();
        Assert.Contains(policies, static one => one.Spec.PodSelector.MatchLabels is null && one.Spec.Ingress is null); // Nothing else.
        Assert.Equal(["silo"], WhoReaches("silo"));
        Assert.Equal(["silo", "web"], WhoReaches("gateway"));

        string[] WhoReaches(string port) =>
        [
            .. policies.SelectMany(static one => one.Spec.Ingress ?? [])
                .Where(rule => rule.Ports.Any(open => open.Port.Value == port))
                .SelectMany(static rule => rule.FromProperty)
                .Select(static from => from.PodSelector.MatchLabels[Component]).Order(StringComparer.Ordinal),
        ];
    }
}
