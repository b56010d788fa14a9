# A Homebrew formula. Set url and sha256 to the archive that `make dist` writes, then:
#   brew install --build-from-source ./tieline.rb
class Tieline < Formula
  desc "Timelines and relationship graphs from events and their actors"
  license "MIT"
  url "file:///path/to/tieline-0.2.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"

  depends_on "pkgconf" => :build
  depends_on "expat"
  depends_on "graphviz"
  depends_on "jansson"
  depends_on "libcsv"
  depends_on "libical"
  depends_on "utf8proc"

  def install
    ENV.append "CPPFLAGS", "-I#{HOMEBREW_PREFIX}/include"
    ENV.append "LDFLAGS", "-L#{HOMEBREW_PREFIX}/lib"
    system "make", "install", "PREFIX=#{prefix}"
  end

  test do
    system bin/"tieline", "demo", testpath/"demo"
    assert_path_exists testpath/"demo/story.html"
  end
end
