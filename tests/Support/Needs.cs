namespace Postmortem;

/// <summary>What a machine must have for a test to say anything.</summary>
internal static class Needs
{
    /// <summary>Ends the test: inconclusive on somebody's own machine, failed in CI, where a test that never runs would look like one that passes.</summary>
    public static void Missing(string sentence)
    {
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1") Assert.Fail(sentence);
        Assert.Inconclusive(sentence);
    }

    /// <summary>A real sample, from the folder of samples beside the checkout.</summary>
    public static string Sample(params string[] path)
    {
        var sample = Checkout.Sample(path);
        if (sample is null) Missing($"There is no shared/samples/{string.Join('/', path)} beside this checkout.");
        return sample!;
    }
}
