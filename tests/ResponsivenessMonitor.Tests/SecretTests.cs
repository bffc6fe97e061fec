namespace ResponsivenessMonitor.Tests;

internal sealed class SecretTests
{
    private string file = string.Empty;

    [SetUp]
    public void Make() => file = Path.Combine(Directory.CreateTempSubdirectory("secret-").FullName, "password");

    [TearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [TestCase("Tr0ub4dor", ExpectedResult = "Tr0ub4dor")]
    [TestCase(" a:b ", ExpectedResult = " a:b ")]
    [TestCase("https://x", ExpectedResult = "https://x")]
    public string What_refers_to_nothing_is_the_secret_itself(string stated) => new Secret(stated).Read();

    [Test]
    public void A_variable_holds_it()
    {
        Environment.SetEnvironmentVariable("RM_TEST_SECRET", "Tr0ub4dor");

        Assert.That(new Secret("env:RM_TEST_SECRET").Read(), Is.EqualTo("Tr0ub4dor"));
    }

    [TestCase("Tr0ub4dor", ExpectedResult = "Tr0ub4dor")]
    [TestCase("Tr0ub4dor\n", ExpectedResult = "Tr0ub4dor")]
    [TestCase("Tr0ub4dor\r\nand a note\r\n", ExpectedResult = "Tr0ub4dor")]
    [TestCase("\ufeff two words \n", ExpectedResult = " two words ")]
    public string The_first_line_of_a_file_holds_it(string text)
    {
        File.WriteAllText(file, text);
        return new Secret($"file:{file}").Read();
    }

    [Test]
    public void A_file_that_was_changed_counts_at_once()
    {
        Secret secret = new($"file:{file}");
        File.WriteAllText(file, "old\n");
        Assert.That(secret.Read(), Is.EqualTo("old"));

        File.WriteAllText(file, "new\n");
        Assert.That(secret.Read(), Is.EqualTo("new"));
    }

    [Test]
    public void What_is_missing_is_said_without_the_secret()
    {
        File.WriteAllText(file, "\nTr0ub4dor\n");

        Assert.That(new Secret("env:RM_TEST_NO_SUCH").Fault(), Is.EqualTo("the environment variable RM_TEST_NO_SUCH is not set"));
        Assert.That(new Secret("env:").Fault(), Is.EqualTo("it names no environment variable after 'env:'"));
        Assert.That(new Secret($"file:{file}").Fault(), Is.EqualTo($"the first line of the file {file} is empty"));
        Assert.That(new Secret($"file:{file}.gone").Fault(), Is.EqualTo($"there is no file {file}.gone"));
        Assert.That(new Secret($"file:{Path.GetDirectoryName(file)}").Fault(), Does.EndWith("cannot be read"));
        Assert.That(new Secret("Tr0ub4dor").Fault(), Is.Null);
        Assert.That($"{new Secret("Tr0ub4dor")}", Is.EqualTo("(secret)"));
    }
}
