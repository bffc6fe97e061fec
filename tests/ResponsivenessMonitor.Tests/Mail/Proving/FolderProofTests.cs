using ResponsivenessMonitor.Mail.Proving;

namespace ResponsivenessMonitor.Tests.Mail.Proving;

internal sealed class FolderProofTests
{
    private string folder = string.Empty;

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("proof-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_folder_that_can_be_written_to_is_as_it_was()
    {
        Assert.That(FolderProof.Of(folder), Is.InstanceOf<MailProof.Works>());
        Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
    }

    [Test]
    public void A_folder_that_is_not_there_yet_is_not_made()
    {
        Assert.That(FolderProof.Of(Path.Combine(folder, "new", "letters")), Is.InstanceOf<MailProof.Works>());
        Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
    }

    [Test]
    public void A_file_in_the_way_is_told()
    {
        string file = Path.Combine(folder, "letters");
        File.WriteAllText(file, "in the way");

        MailProof proof = FolderProof.Of(Path.Combine(file, "of", "today"));

        Assert.That(proof, Is.InstanceOf<MailProof.Problem>());
        Assert.That(proof.Words, Does.StartWith($"{file} is a file"));
    }

    [Test]
    public void A_folder_that_lets_nobody_write_is_told()
    {
        string closed = OperatingSystem.IsLinux() ? "/proc/self" : Path.Combine(Environment.SystemDirectory, "config"); // closed to everybody

        Assert.That(FolderProof.Of(closed), Is.InstanceOf<MailProof.Problem>());
    }
}
